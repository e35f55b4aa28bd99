### Palabras de la encuesta: se pregunta a quien viene a un grupo, sin nombres, por rondas.

## Para quien contesta
survey-by = { $name } pregunta a quienes vienen.
survey-until = Puedes contestar hasta el { $day }.
survey-closed = Esta encuesta no está abierta ahora. Gracias por mirar.
survey-done = Gracias. Tus respuestas se cuentan junto con las de otras personas.
survey-home = Buscar una reunión
survey-told-1 = Sin nombre y sin cuenta. Guardamos lo que marcas y el día, y nada más.
survey-told-2 = Los números se muestran cuando la encuesta termina, y nunca de menos de cinco personas.
survey-again = Alguien contestó ya en este teléfono. Una segunda respuesta no se cuenta. Usa la hoja de papel u otro teléfono.
survey-paper = Contestar en papel
survey-send = Enviar mis respuestas
survey-paper-lead = No escribas ningún nombre, por favor. Pon la hoja en la caja.
survey-picture = La dirección de la encuesta, para escanear
survey-or-phone = También puedes contestar con el teléfono: { $address }

## Para la gente de una organización
surveys-title = Encuestas a quienes vienen
surveys-lead = Pregunta a quienes vienen, cada vez igual. Así ves cómo era y cómo es.
surveys-none = Aún no se hizo ninguna encuesta.
surveys-wave = Del { $from } al { $until }
surveys-count = { $n ->
    [one] { $n } respuesta
   *[other] { $n } respuestas
}
surveys-link = Enlace para compartir:
surveys-results = Qué contestó la gente
surveys-sheet = Hoja para imprimir, con una imagen para escanear
surveys-type = Pasar una hoja de papel
surveys-typed = Guardada. Puedes pasar la siguiente.
surveys-type-lead = Marca lo que está en la hoja. Deja sin marcar lo que no se contestó. Después destruye la hoja.
surveys-type-do = Guardar esta hoja
surveys-end = Terminarla hoy
surveys-open = Abrir una encuesta
surveys-from = Primer día
surveys-to = Último día
surveys-open-do = Abrirla
surveys-wrong-day = Escribe un día que exista, y el último no antes del primero. Puede estar abierta 120 días.
surveys-few = { $wave }: contestaron menos de cinco personas, así que no se muestra nada.
surveys-n = { $wave }: contestaron { $n }.
surveys-n-paper = { $wave }: contestaron { $n }, { $paper } de ellas en papel.
surveys-small = Los números de uno a cuatro están ocultos, y otros con ellos, para que no se pueda saber de nadie.
surveys-several = Se podían marcar varias.
surveys-answer = Respuesta
surveys-of = De cuántas
surveys-share = { $n } ({ $share } %)
surveys-hidden = oculto
surveys-beside = Ponerla al lado de otra
surveys-csv = Como tabla (CSV)
