### Palabras de las preguntas que hace una organización: un cuestionario ajeno, como archivo.

## Para quien responde
form-asked-by = { $name } hace estas preguntas. Tus respuestas son tuyas. Allí nadie las ve si no las enseñas.
form-asked-of = Pregunta { $name }.
form-asked-title = De organizaciones
form-away-ended = Estas preguntas ya no se hacen.
form-away-unattended = Estas preguntas solo se hacen mientras hay alguien para ayudar. Ahora no hay nadie.
form-away-help = Ayuda ahora mismo
form-spanish = Las preguntas están en español. No conocemos una traducción que se pueda usar aquí.

## La lista de una organización
asked-title = Cuestionarios
asked-lead = Añade preguntas propias, como un Questionnaire de FHIR. La gente las responde en su espacio.
asked-private = Las respuestas son de cada persona. No las veis, y nadie cuenta quién abrió el enlace.
asked-none = Todavía no hay ningún cuestionario.
asked-above = De la organización de la que depende
asked-of = De { $name }.
asked-ended = No se ofrece
asked-add = Añadir un cuestionario
asked-file = El archivo
asked-file-hint = FHIR R4, en JSON, hasta 250 kB.
asked-paste = O pega el texto del archivo
asked-look = Verlo primero
asked-back = Volver a los cuestionarios

## Qué impide usar un archivo
asked-faults = { $n ->
    [one] Esto todavía no se puede preguntar aquí. Hay una cosa que lo impide.
   *[other] Esto todavía no se puede preguntar aquí. Hay { $n } cosas que lo impiden.
}
asked-faults-lead = Pásalo a quien hace el archivo. No se ha guardado nada.
asked-nothing = Elige un archivo o pega su texto.
asked-large = El archivo es demasiado grande. Envía uno de hasta 250 kB.
asked-letters = El archivo tiene signos que no se pueden leer. Guárdalo en UTF-8.
asked-same-version = Con esta versión se preguntaron otras palabras. Da al archivo una versión nueva.
asked-many = Aquí hay demasiados cuestionarios. Da a uno de ellos una versión nueva.
asked-fault-json = No es un Questionnaire: { $detail }.
asked-fault-resource = Es un «{ $detail }», y no un Questionnaire.
asked-fault-language = Está en el idioma «{ $detail }». Aquí las páginas están en inglés y en español.
asked-fault-other = { $detail }
asked-fault-version = No tiene versión. Ponle una, para que las respuestas sean de las palabras que se preguntaron.
asked-fault-long = Tiene más de { $detail } preguntas. Es demasiado para una persona.
asked-fault-empty = No pregunta nada.
asked-fault-words = «{ $item }» no tiene palabras.
asked-fault-modifier = «{ $item }» tiene una modifierExtension. Puede significar algo que aquí no se conoce.
asked-fault-expression = «{ $item }» depende de una expresión. Usa enableWhen.
asked-fault-inside = «{ $item }» tiene dentro preguntas que no se pueden hacer una tras otra.
asked-fault-filled = «{ $item }» la rellena otro programa. La gente no puede responderla.
asked-fault-bounds = «{ $item }» no dice de qué número a qué número.
asked-fault-type = «{ $item }» es del tipo «{ $detail }», que aquí no se puede preguntar.
asked-fault-choice = «{ $item }» tiene una opción sin código.
asked-fault-choices = «{ $item }» necesita dos opciones o más, sin que haya dos iguales.
asked-fault-value-set = «{ $item }» toma sus opciones de { $detail }. Ponlas dentro del archivo.
asked-fault-two-weights = «{ $item }» dice dos cosas de lo que vale «{ $detail }».
asked-fault-part-weight = «{ $item }» cuenta «{ $detail }» como parte de un número.
asked-fault-when = «{ $item }» depende de algo que no se entiende.
asked-fault-compare = «{ $item }» depende de «{ $detail }» y compara su respuesta con otro tipo. Para una opción usa answerCoding.
asked-fault-any = «{ $item }» no dice si basta una condición. Añade enableBehavior.
asked-fault-ahead = «{ $item }» depende de «{ $detail }», que no está antes.
asked-fault-twice = «{ $item }» aparece dos veces.
asked-fault-never = «{ $item }» no se puede responder de ningún modo.
asked-fault-rows = «{ $item }» tiene filas dentro de filas.

## Verlo antes de ofrecerlo
asked-look-title = Míralo antes de ofrecerlo
asked-look-lead = Así lo ve la gente. Todavía no se ha guardado nada.
asked-notes = Qué cambia aquí
asked-note-not-counted = «{ $item }» se calcula de un modo propio. Aquí se deja fuera.
asked-note-bounds = «{ $item }» no pone límites. Aquí valen números enteros de 0 a 999.999.
asked-note-required = «{ $item }» es obligatoria allí. Aquí todo se puede saltar.
asked-note-initial = «{ $item }» viene rellena allí. Aquí la gente empieza sin nada.
asked-note-harm = «{ $item }» habla de daño y se responde con palabras. Aquí nadie las lee. Pregúntalo con opciones o quítalo.
asked-preview = Las preguntas
asked-preview-as = Como las ve la gente
asked-say = Lo que el archivo no dice
asked-name = Nombre
asked-name-hint = Que sea neutro. Alguien puede mirar por encima del hombro.
asked-name-es = Nombre en español, si lo hay
asked-about = Para qué sirve
asked-about-hint = Una o dos frases sencillas.
asked-about-es = Lo mismo en español, si lo hay
asked-source = Quién lo hizo y dónde se publicó
asked-source-hint = Por ejemplo: Organización Mundial de la Salud, 2010.
asked-licence = Con qué licencia lo usáis
asked-licence-hint = Por ejemplo: CC BY 4.0, o una carta de quien tiene los derechos, con su fecha.
asked-name-missing = Escribe un nombre.
asked-name-long = Acorta el nombre: 80 letras o menos.
asked-about-missing = Escribe para qué sirve.
asked-about-long = Acórtalo: 300 letras o menos.
asked-source-wrong = Escribe quién lo hizo, en 1.000 letras o menos.
asked-licence-wrong = Escribe la licencia, en 1.000 letras o menos.
asked-danger = Cuándo la ayuda va primero
asked-danger-lead = ¿Puede una respuesta significar que alguien está en peligro? Márcala. Entonces la página siguiente es de ayuda, y el cuestionario solo se hace mientras hay una persona de guardia.
asked-danger-which = ¿Después de qué respuestas va primero la ayuda?
asked-danger-nobody = En este servicio no hay nadie de guardia. Un cuestionario con esa respuesta no se ofrecería.
asked-allowed = Hemos leído la licencia y podemos hacer aquí estas preguntas.
asked-allowed-missing = Averigua si podéis usarlo y marca esto.
asked-offer = Ofrecerlo

## Un cuestionario
asked-one-title = Cuestionario
asked-added = Ya se ofrece. Reparte la dirección de abajo.
asked-hand-out = Dirección para repartir:
asked-picture = La dirección, para escanear
asked-see = Verlo como lo ve la gente
asked-attended = Solo se ofrece mientras hay una persona de guardia.
asked-nobody = Solo se ofrece mientras hay una persona de guardia. En este servicio no la hay, así que no se pregunta a nadie.
asked-texts = Versiones
asked-text = Versión { $version }, añadida el { $when }
asked-end = Dejar de ofrecerlo
asked-again = Ofrecerlo de nuevo
asked-ended-lead = No se ofrece. Quien lo respondió conserva sus respuestas.
asked-ended-done = Ya no se ofrece.
asked-again-done = Se ofrece de nuevo.
asked-renew = Darle palabras nuevas
asked-renew-lead = La dirección no cambia. Las respuestas a las palabras anteriores siguen siendo de esas palabras.
