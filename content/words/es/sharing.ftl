### Palabras de compartir: qué se comparte, con quién, por qué y hasta cuándo; quién miró; cómo pararlo.
### Estas frases se tienen que poder leer en voz alta.

## Listas de cosas
together-two = { $first } y { $last }
together-more = { $first }, { $last }

## Qué se comparte, dicho a la persona
field-my-first-name = tu nombre de pila
field-my-contact = cómo hablar contigo
field-my-attendance = las reuniones a las que fuiste
field-my-notes = tus notas de terapia

## Qué se comparte, dicho de la persona
field-their-first-name = Nombre de pila
field-their-contact = Cómo hablar con esta persona
field-their-attendance = Reuniones a las que fue
field-their-notes = Notas de terapia

## Por qué, dicho a la persona
why-my-request = porque lo pido yo
why-treatment = para ayudar a planear mi atención
why-support = para ayudarme a ir a grupos y seguir
why-tpo = para mi tratamiento, su pago y la marcha del servicio
why-proceedings = para un tribunal u otro procedimiento legal

## Frases
share-sentence = { $who } puede ver { $what }, hasta el { $until }.
share-sentence-treatment = { $who } puede ver { $what }, hasta que termine tu tratamiento.
share-was = { $who } podía ver { $what }.
share-because = Por qué: { $why }.
share-code = Te conocen por el código { $code }.
share-code-of = { $who } te conoce por el código { $code }.
share-moment = { $day }, { $time }
share-stopped-on = Lo paraste el { $day }.
share-ended-on = Terminó el { $day }.
share-soon = Termina solo el { $day }. Si quieres, puedes firmar otra vez.

## Quién puede ver qué
share-title = Quién puede ver qué
share-back = Volver a quién puede ver qué
share-now = Lo que se comparte ahora
share-stop = Dejar de compartir
share-stop-with = con { $who }
share-did-stop = Has dejado de compartir con { $who }. Vale desde este momento.
share-copy = Ver lo que firmaste
share-ended = { $n ->
    [one] Terminado o parado: 1
   *[other] Terminados o parados: { $n }
}
share-looked = Quién miró
share-looked-lead = Cada vez que alguien mira, queda escrito aquí. Puedes imprimir esta página.
share-looked-none = Nadie ha mirado.
share-saw = { $who } vio { $what }.
share-as = Función: { $role }.
share-notice = Aviso que lo acompañó: { $notice }.
share-exception = No fue con tu consentimiento. La razón que dieron: { $reason }
share-under = Ver lo que firmaste

## Lo que firmaste
copy-title = Lo que firmaste
copy-done-title = Ya estás compartiendo
copy-done-code = Diles tu código: { $code }
copy-done-why = Con este código encuentran lo que compartes. No es tu nombre.
copy-holds = Vale ahora.
copy-name = Nombre
copy-discloser = Quién lo comparte
copy-with = Con
copy-what = Qué
copy-why = Por qué
copy-until = Termina
copy-until-treatment = Cuando termine tu tratamiento
copy-until-day = Después del { $day }
copy-signed = Firmado
copy-signed-line = { $name }, el { $day }
copy-signed-drawn = Dibujado a mano, el { $day }
copy-for = Firmado por
copy-for-line = { $name }: { $authority }
copy-code = Código
copy-text = El texto que leíste
copy-version = Versión { $version }, { $language }
copy-hash = Sello del texto
copy-said = También dice
copy-print = Puedes imprimir esta página, o volver a ella cuando quieras.

## Compartir algo nuevo: cinco pasos
new-steps = { $n ->
    [one] Pregunta 1 de { $of }
   *[other] Pregunta { $n } de { $of }
}
new-stop = Parar y no compartir nada
new-continue = Continuar
new-back = Volver
new-who = ¿Con quién quieres compartir?
new-who-lead = Son cuatro preguntas cortas. No se comparte nada hasta que firmes al final.
new-who-search = Nombre de la organización
new-who-find = Buscar
new-who-none = Ninguna organización de aquí tiene ese nombre.
new-who-empty = Ninguna organización usa todavía este servicio. No hay con quién compartir.
new-who-many = Algunas no se muestran. Búscalas por su nombre.
new-who-missing = Elige con quién quieres compartir.
new-what = ¿Qué puede ver { $who }?
new-what-hint = Marca solo lo que quieras compartir.
new-what-empty = Aún no guardas nada aquí
new-what-missing = Marca al menos una cosa.
new-why = ¿Por qué lo compartes?
new-why-hint = Solo pueden mirar por una razón que marques.
new-why-missing = Marca al menos una razón.
new-why-my-request = Porque lo pido yo
new-why-treatment = Para ayudar a planear mi atención
new-why-support = Para ayudarme a ir a grupos y seguir
new-why-tpo = Para mi tratamiento, su pago y la marcha del servicio
new-why-tpo-hint = Un solo consentimiento para todo eso, ahora y después.
new-until = ¿Hasta cuándo?
new-until-hint = Termina solo. Puedes pararlo antes, cuando quieras.
new-until-month = Durante un mes, hasta el { $day }
new-until-three = Durante tres meses, hasta el { $day }
new-until-treatment = Hasta que termine mi tratamiento
new-until-day = Hasta otro día
new-until-missing = Elige cuándo termina.
new-until-day-missing = Escribe el día, el mes y el año.
new-until-day-past = Ese día ya pasó. Escribe un día que esté por llegar.
new-until-day-far = Ese día queda a más de un año. Escribe uno antes. Entonces podrás firmar otra vez.
new-check = Revisa lo que se va a compartir
new-check-lead = No se comparte nada hasta que firmes.
new-check-change = Cambiar
new-check-says = Antes de firmar
new-sign-name = Para firmar, escribe el nombre por el que te conocen
new-sign-hint = No hace falta que sea tu nombre legal.
new-sign-missing = Escribe tu nombre para firmar.
new-sign-long = Ese nombre es demasiado largo. Acórtalo.
new-sign = Firmar y compartir
new-again = Falta algo. Mira otra vez tus respuestas.
