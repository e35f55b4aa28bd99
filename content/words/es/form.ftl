### Palabras de preguntas y hojas de trabajo.

## La lista
form-title = Preguntas y hojas de trabajo
form-lead = Solo para ti. Nadie ve tus respuestas si tú no las muestras. Puedes dejar cualquier pregunta en blanco.
form-sort-check-in = Día a día
form-sort-worksheet = Más hojas de trabajo
form-point-motivation = Por qué cambiar, y hasta dónde
form-point-urges = Cuando llegan las ganas
form-point-thoughts = Pensamientos y sentimientos
form-point-balance = Una vida en equilibrio
form-parts = Partes de esta página
form-stage-none = Puedes decir dónde estás con un cambio. Entonces lo que va con eso sale primero.
form-stage-said = Dijiste: «{ $stage }». Lo que va con eso sale primero. Lo demás también está aquí.
form-stage-say = Decir dónde estoy
form-sort-measure = Preguntas sobre cómo va
form-sort-survey = Sobre las reuniones
form-sort-result = Resultados de otros formularios

## Un formulario
form-back = Volver a preguntas y hojas de trabajo
form-minutes = { $n ->
    [one] Toma cerca de 1 minuto.
   *[other] Toma cerca de { $n } minutos.
}
form-questions = { $n ->
    [one] 1 pregunta.
   *[other] { $n } preguntas.
}
form-each = Cada respuesta se guarda al avanzar. Puedes parar cuando quieras.
form-start = Empezar
form-go-on = Seguir con lo que empezaste el { $when }
form-print = Imprimir en blanco
form-english = Las preguntas están en inglés. No conocemos una traducción que se pueda usar aquí.
form-history = Lo que guardaste
form-history-none = Nada todavía.
form-history-count = { $n ->
    [one] Lo guardaste una vez.
   *[other] Lo guardaste { $n } veces.
}
form-history-date = Cuándo
form-unfinished = sin terminar
form-about = De dónde viene
form-source = Hecho por: { $text }
form-read = Leído en: { $text }
form-licence = Licencia: { $text }
form-version = Versión { $version }
form-translation = Palabras en español de: { $text }

## Preguntar
form-of = { $n } de { $all }
form-continue = Continuar
form-finish = Terminar
form-save = Guardar
form-quick = Con eso basta. Puedes añadir más abajo.
form-stop = Parar aquí. Lo que respondiste queda guardado.
form-yes = Sí
form-no = No
form-row = Línea { $n }
form-row-of = { $group }, línea { $n }
form-row-add = Guardar y añadir una línea
form-row-remove = Quitar esta línea
form-more-asked = Tu respuesta abre una pregunta más.
form-unit-minutes = minutos
form-unit-days = días
form-wrong-choice = Elige una de las respuestas.
form-wrong-number = Escribe un número de { $low } a { $high }, o déjalo en blanco.
form-wrong-long = Hazlo más corto: { $most } letras como máximo.
form-wrong-day = Escribe un día, por ejemplo 27 3 2027, o déjalo en blanco.
form-wrong-time = Escribe una hora, por ejemplo 19:30, o déjala en blanco.
form-wrong-many = Elige { $most } como máximo.
form-wrong-full = Esto es más de lo que se puede guardar. Hazlo más corto.

## Lo que se respondió
form-saved = Guardado.
form-score = { $name }: { $value }. Puede ir de { $low } a { $high }.
form-score-scale = { $whom }: { $band }. Fuente: { $source }.
form-score-prorated = { $n ->
    [one] Falta 1 respuesta. Las reglas de este formulario lo permiten.
   *[other] Faltan { $n } respuestas. Las reglas de este formulario lo permiten.
}
form-score-none = { $n ->
    [one] { $name }: sin número, porque falta 1 respuesta. No la adivinamos.
   *[other] { $name }: sin número, porque faltan { $n } respuestas. No las adivinamos.
}
form-score-uncounted = { $name }: sin número.
form-moved-up = { $by } más que el { $when }.
form-moved-down = { $by } menos que el { $when }.
form-moved-not = Igual que el { $when }.
form-moved-reliable = Es más que el azar. Fuente: { $source }.
form-moved-chance = Un cambio así puede ser azar. Fuente: { $source }.
form-hint = Un número es una señal. No dice quién eres y no es un diagnóstico.
form-other-version = Respondiste la versión { $version }. Se cuenta con las reglas de hoy.
form-answers = Tus respuestas
form-not-answered = Sin respuesta
form-change = Cambiar
form-counts = Cuántas de cada una
form-counts-open = No dicho
form-alone = Mostrar solo esta parte, para imprimirla: { $part }
form-alone-back = Mostrar todo
form-print-this = Para imprimir esta página, usa el menú de tu navegador.
form-remove = Borrar esto
form-removed = Borrado de tu espacio.
form-removed-lead = Si fue un error, puedes ponerlo de vuelta ahora. Después de salir de esta página, ya no se puede.
form-put-back = Ponerlo de vuelta
form-back-kept = Está de vuelta.
form-back-not = No se pudo poner de vuelta.

## Después de una respuesta que puede ser peligro
form-help-title = Gracias por decirlo
form-help-lead = No tienes que estar a solas con esto. Habla con alguien ahora.
form-help-nobody = Tu respuesta queda guardada para ti. No se envía ningún mensaje a nadie.
form-help-go-on = Seguir con las preguntas

## En papel
form-paper-lead = Llénalo a mano. Deja en blanco lo que quieras.

## Desde el espacio
form-check-in = Registrar cómo estoy
form-urge = Tengo ganas
form-begin = Seguir desde aquí
form-beside = Ver las dos últimas una al lado de otra
form-beside-lead = Lo que escribiste entonces y lo último que escribiste.
form-beside-changed = cambió
