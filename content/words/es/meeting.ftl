### Palabras de la página de una reunión, su cita de calendario y «¿Algo está mal?».

## Cuándo
meeting-back = Volver a las reuniones
meeting-starts = ({ $in })
meeting-title = { $name }, { $day } { $time }
meeting-zone = Hora de { $zone }.
meeting-your-time = En { $zone } es { $when }.
meeting-not-known = No sabemos cuándo se reúne. Pregunta antes de ir.
meeting-past = Esta reunión fue el { $when }. No hay más previstas.
meeting-on-now = En marcha – empezó hace { $n } minutos

## ¿Sigue en pie?
meeting-paused = Este grupo no se reúne por ahora
meeting-paused-lead = La lista de donde viene dice que está en pausa.
meeting-closed-until = Cerrada hasta el { $date }
meeting-closed = Cerrada hasta nuevo aviso
meeting-closed-reason = El motivo que dan: { $reason }
meeting-retired = Esta reunión ya no está en la lista de donde vino
meeting-retired-lead = Puede que haya terminado. Busca otra o pregunta al grupo.
meeting-others-near = Buscar otra reunión

## Dónde y cómo
meeting-directions = Cómo llegar
meeting-join = Entrar por internet
meeting-call-number = Llamar para entrar: { $number }
meeting-place-approximate = Solo se da la zona: { $place }
meeting-place-none = No se da ningún lugar.

## Qué pasa
meeting-happens = Qué pasa
meeting-happens-listen = Puedes decir que solo vas a escuchar
meeting-happens-free = Es gratis
meeting-happens-open = Puede venir cualquiera
meeting-happens-closed = Para personas que buscan ayuda para sí mismas
meeting-happens-minutes = Dura { $length }
meeting-minutes = { $n } minutos
meeting-hour = { $n ->
    [one] 1 hora
   *[other] { $n } horas
}
meeting-hour-minutes = { $hours } y { $minutes } minutos
meeting-notes = Del grupo

## Conviene saber
meeting-good = Conviene saber
meeting-kind = Tipo
meeting-who = Para quién
meeting-access = Acceso
meeting-language = Idioma
meeting-format = Cómo funciona
meeting-more-types = Además
meeting-repeats = Cada cuánto
meeting-time-zone = Zona horaria
meeting-group = Grupo
meeting-website = Sitio web
meeting-source-page = Su página en la lista de origen
meeting-checked = Última comprobación
meeting-checked-by = { $date }, por { $source }.
meeting-checked-listed = No lo sabemos. El { $date } estaba en la lista de { $source }.
meeting-checked-unknown = No sabemos cuándo ni por quién.
meeting-wrong = ¿Algo está mal?
meeting-daily = Todos los días
meeting-weekly = Todas las semanas: { $day }
meeting-every-weeks = Cada { $n } semanas: { $day }
meeting-monthly = El { $nth } { $day } de cada mes
meeting-rule = En una serie de fechas. Las próximas están abajo.
ordinal-1 = primer
ordinal-2 = segundo
ordinal-3 = tercer
ordinal-4 = cuarto
ordinal-5 = quinto
ordinal-last = último
meeting-once = Solo una vez
meeting-coming = Próximas fechas
meeting-siblings = Otros horarios de este grupo
meeting-sibling = { $day }, { $time }
meeting-calendar = Añadir al calendario
meeting-text = Enviar a mi teléfono
meeting-disclaimer = Las listas y el nombre de { $fellowship } son suyos. No estamos afiliados a él ni tenemos su aval.
meeting-disclaimer-none = No estamos afiliados a este grupo ni tenemos su aval.
meeting-map-says = Un mapa con un punto donde está la reunión
meeting-reports-wrong = Algunas visitas nos dijeron que aquí puede haber algo mal. Compruébalo antes de ir.
meeting-reports-on = { $n ->
    [one] 1 visitante nos dijo que sigue en pie.
   *[other] { $n } visitantes nos dijeron que sigue en pie.
}

## Enviar a mi teléfono
text-title = Enviar a un teléfono
text-lead = Envíate la hora y el lugar. El mensaje no dice qué tipo de reunión es.
text-open = Abrir en mensajes
text-copy = O copia estas líneas:
text-online = Entrar: { $link }
text-phone = Teléfono: { $number }

## ¿Algo está mal?
wrong-title = ¿Algo está mal?
wrong-heading = ¿Sigue en pie { $name }?
wrong-lead = Un toque ayuda a la siguiente persona. No te preguntamos quién eres.
wrong-on = Sí, sigue en pie
wrong-off = No, está cerrada o hay algo mal
wrong-thanks-title = Gracias
wrong-thanks-on = Hemos anotado que sigue en pie.
wrong-thanks-off = Hemos anotado que algo está mal. Una persona que cuida la lista lo mirará.
wrong-thanks-detail = Hemos anotado lo que escribiste. Una persona que cuida la lista lo mirará.
wrong-question = ¿Qué está mal? Puedes saltar esta pregunta.
wrong-question-time = El día o la hora
wrong-question-place = El lugar o la entrada
wrong-question-link = El enlace o el teléfono
wrong-question-closed = Ha cerrado
wrong-question-other = Otra cosa
wrong-detail = Algo que nos ayude a corregirlo
wrong-detail-hint = Por favor, no escribas el nombre ni el teléfono de nadie
wrong-send = Enviar
wrong-skip = Saltar
wrong-next = Buscar otra reunión
wrong-back = Volver a { $name }
wrong-choose = Elige «sigue en pie» o «está cerrada o hay algo mal»
wrong-say-something = Elige qué está mal, escribe unas palabras o salta la pregunta
wrong-too-long = Usa { $max } letras o menos. Has usado { $n }
wrong-office = La oficina que lleva esta lista también recibe correcciones:
wrong-office-link = Avisar a la oficina
