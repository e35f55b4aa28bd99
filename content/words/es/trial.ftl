### Palabras para probar reuniones: el plan, lo que se guarda de él y lo que se dice después de una visita.

## El plan
plan-title = Un plan para probar tres
plan-back = Volver a los grupos
plan-lead = Tres reuniones, de dos tipos si se puede, en cuatro semanas. Puedes cambiar o quitar cualquiera.
plan-none = No encontramos ninguna reunión que puedas planear ahora.
plan-clash = Dos de estas son a la misma hora. Cambia una.
plan-one-kind = Todas son de un mismo tipo. Si puedes, prueba también otro tipo.
plan-take = Llévatelo
plan-calendar = Añadir a un calendario
plan-calendar-lead = Las entradas se llaman «Meeting» y no nombran ningún grupo.
plan-calendar-named = Que nombren los grupos
plan-print = Para imprimir esta página, usa el menú de tu navegador. En el papel hay sitio para decir cómo fue cada visita.
plan-swap = Cambiar una reunión
plan-swap-number = Reunión { $n }
plan-swap-none = Quitar esta
plan-again = Hacer un plan nuevo
plan-after = Después de cada visita
plan-after-lead = Pregúntate tres cosas. ¿Volvería? ¿Me hicieron sentir bien? ¿Alguien habló de medicinas? Si una sala no va contigo, prueba otra.

## Tres toques
tap-title = ¿Cómo fue?
tap-lead = Marca lo que sea verdad.
tap-private = Solo tú ves esto. Cambia el orden de los grupos solo para ti. Puedes cambiarlo o borrarlo.
tap-again = ¿Volverías?
tap-again-yes = Sí
tap-again-perhaps = Quizá
tap-again-no = No
tap-welcome = ¿Te hicieron sentir bien?
tap-welcome-yes = Sí
tap-welcome-partly = Un poco
tap-welcome-no = No
tap-remark = ¿Alguien habló de medicinas?
tap-remark-nothing = No
tap-remark-for = Sí, y eran bienvenidas
tap-remark-against = Sí, en contra
tap-medicine = No dejes ni bajes una dosis por algo que se dijo en un grupo. Habla con tu médico.
tap-save = Guardar

## En el espacio
keep-title = ¿Guardar esto en mi espacio?
keep-lead = Se guarda solo para ti, cerrado con tu propia llave. Puedes borrarlo cuando quieras.
keep-plan = Reuniones para probar
keep-plan-before = Se quitan las reuniones de un plan anterior que aún no han llegado.
keep-button = Guardar
wishes-title = Lo que busco
wishes-none = Aquí no guardas respuestas.
wishes-lead = Estas son tus respuestas. Solo tú las ves.
wishes-change = Para cambiar una respuesta, sigue el enlace y guarda después las nuevas.
wishes-own-order = Están en tu propio orden. Primero, adonde volverías. Al final, adonde no volverías.
wishes-whole = Ver todos los grupos que encajan
wishes-remove = Borrar mis respuestas
wishes-removed = Tus respuestas están borradas.
own-yes = Fuiste, y volverías.
own-no = Fuiste, y no volverías. Por eso está detrás de los demás.
own-both = Fuiste a más de una. A una de ellas volverías.
own-unwelcome = En una reunión no te hicieron sentir bien. Por eso está la última aquí.
own-against = Aquí oíste algo en contra de las medicinas. Tu medicina es cosa tuya y de tu médico.
trials-title = Reuniones para probar
trials-lead = Solo tú ves esta lista.
trials-none = Todavía no has planeado nada.
trials-coming = Por venir
trials-been = Quizá estuviste allí
trials-line = { $when }: { $meeting }
trials-say = Decir cómo fue
trials-change = Cambiar lo que dijiste
trials-visit = Añadir a «Reuniones a las que fui»
trials-visit-lead = Si compartes «Reuniones a las que fui» con alguien, verá lo que añadas allí.
trials-removed = Ya no está en la lista.
space-trials-count = { $n ->
    [one] 1 reunión
   *[other] { $n } reuniones
}
space-wishes-kept = Guardas tus respuestas
