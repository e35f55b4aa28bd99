### Palabras del plan para siete días y de lo primero en el espacio.

week-title = Mi plan
week-made = Tu plan está listo. Vuelve cuando cuentas cómo estás.
week-until = Estos siete días van hasta el { $day }.
week-day = { $weekday } { $date }
week-next = lo siguiente
week-sure = Confianza: { $n } de 10
week-way = Si algo estorba: { $way }
week-who = Puede ayudar: { $who }
week-went = Cómo fue: { $words }
week-nothing-left = No queda nada por hacer en este plan.
week-tell = Contar cómo fue
week-change = Cambiar el plan
week-delete = Verlo como hoja, o borrarlo
week-new = Empezar otro plan
week-none = Unas pocas cosas pequeñas para los próximos siete días. Puedes cambiarlas cuando quieras.
week-over = Estos siete días terminaron. Tu próximo plan puede empezar con lo que queda.
week-seeds = ¿Qué quieres poner en tu plan?
week-make = Hacer mi plan con esto
week-write = Escribirlo yo
week-before = Planes de antes
week-from = Desde el { $day }
week-count = { $words }: { $n }
week-not-said = Sin decir
week-seed-meeting = Ir a { $meeting }
week-starter-meeting = Ir a una reunión
week-starter-call = Llamar a alguien de confianza
week-starter-joy = Hacer algo que disfruto

## Cómo fue
week-how = ¿Cómo fue?
week-how-lead = Cualquier respuesta está bien. Deja en blanco lo que quieras.
week-how-skip = Dejar esto y contar cómo estoy
week-again = Hacer el próximo plan

## Hoy
today-check-in = ¿Cómo estás hoy? Toma cerca de un minuto.
today-next = Lo siguiente en tu plan: { $what }
today-next-day = Lo siguiente en tu plan: { $what } ({ $day })
today-plan-none = ¿Qué quieres hacer en los próximos siete días?
today-plan-make = Hacer un plan
today-plan-done = No queda nada por hacer en tu plan.
today-plan-over = Tus siete días terminaron. ¿Haces el próximo plan?
today-meeting = Tu próxima reunión
today-meeting-none = Todavía no hay ninguna reunión prevista.
today-meeting-find = Buscar una reunión
