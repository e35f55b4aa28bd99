### Palabras de las páginas que buscan una reunión: inicio, listas, filtros, horas y distancias.

## La página de inicio
home-title = Buscar una reunión
home-heading = Busca una reunión de recuperación
home-lead = Las reuniones son gratis. No hace falta estar sin consumir para venir. No tienes que hablar.
home-now = Reuniones que empiezan pronto
home-online = Por internet ahora
home-near = O busca una cerca de ti
home-unsure-link = Responde 4 páginas cortas, o salta lo que quieras
home-first = ¿Es tu primera vez?
home-first-link = Lee cómo es una primera reunión

## La pregunta del lugar
place-label = Ciudad o código postal
place-hint = Ciudad o código postal, por ejemplo { $example }
place-search = Buscar
place-locate = Usar mi ubicación
place-locate-failed = Tu teléfono no dio un lugar. Escribe una ciudad o un código postal.
place-which = ¿Cuál buscas?
place-which-lead = Hay más de un lugar que se llama { $place }.
place-none = No conocemos el lugar «{ $place }»
place-none-fix = Revisa cómo está escrito, o prueba con la ciudad grande más cercana o un código postal
place-empty = Escribe una ciudad o un código postal
place-perhaps = ¿Buscas uno de estos?
place-form-title = Buscar una reunión cerca de un lugar

## Listas
now-title = Reuniones que empiezan pronto
online-title = Reuniones por internet
online-heading = Reuniones por internet en las que puedes entrar
near-title = Reuniones cerca de { $place }
list-title = Reuniones
list-within = A { $distance } como mucho
list-in-person-group = Cerca de { $place }
list-online-group = Por internet
list-online-lead = En estas puedes entrar desde donde estés.
list-change = Cambiar lo que buscas
list-times = Las horas son de { $zone }. Ahora: { $time }.
list-more = Mostrar { $n } más
list-earlier = Volver al principio de la lista
list-chosen = Has pedido
list-calendar = Tener estas en tu calendario
list-calendar-hint = Muestra los cambios por sí solo y no nombra ningún grupo.
list-calendar-few = Estas son { $some } de { $all } reuniones. Indica un lugar o un tipo para ver otras.
list-remove = Quitar
list-online-more = Ver más reuniones por internet
list-map-says = Un mapa con un punto para cada reunión de la lista

## Nada encontrado
empty-heading = No hay reuniones así
empty-lead = Eso no quiere decir que no haya ayuda. Puedes probar esto:
empty-wider = { $n ->
    [one] Buscar hasta { $distance } (1 reunión)
   *[other] Buscar hasta { $distance } ({ $n } reuniones)
}
empty-online = { $n ->
    [one] Ver reuniones por internet (1 reunión)
   *[other] Ver reuniones por internet ({ $n } reuniones)
}
empty-week = { $n ->
    [one] Ver los próximos 7 días (1 reunión)
   *[other] Ver los próximos 7 días ({ $n } reuniones)
}
empty-without = { $n ->
    [one] Quitar «{ $filter }» (1 reunión)
   *[other] Quitar «{ $filter }» ({ $n } reuniones)
}
empty-many = { $n }+
empty-all = Ver todo lo que empieza pronto
empty-match = Encuentra lo que va contigo: cuatro páginas cortas
empty-talk = Puedes hablar con alguien ahora. Mira a quién puedes llamar.

## Una ficha
card-in-person = En persona
card-online = Por internet – vídeo o teléfono
card-hybrid = En persona o por internet
card-paused = Ahora no se reúne
card-away = { $way } – a { $distance }
card-town = { $way } – { $town }
card-checked-today = Comprobada hoy
card-checked-yesterday = Comprobada ayer
card-checked-days = Comprobada hace { $n } días
card-checked-weeks = Comprobada hace { $n } semanas
card-not-checked = Sin comprobar desde { $month }
card-not-checked-year = Sin comprobar desde { $month } de { $year }
card-checked-unknown = No se sabe cuándo se comprobó
card-no-name = Reunión sin nombre

## Horas
time-midday = 12:00
time-midnight = 0:00
when-now = Empieza ahora – puedes entrar
when-started = { $n ->
    [one] Empezó hace 1 minuto – todavía puedes entrar
   *[other] Empezó hace { $n } minutos – todavía puedes entrar
}
when-today = Hoy, { $time }
when-tonight-midnight = Esta noche a medianoche
when-tomorrow = Mañana, { $day }, { $time }
when-date = { $day } { $date } de { $month }, { $time }
when-in-minutes = { $n ->
    [one] empieza en 1 minuto
   *[other] empieza en { $n } minutos
}
when-in-hours = { $n ->
    [one] empieza en 1 hora, más o menos
   *[other] empieza en { $n } horas, más o menos
}
when-range = { $start } a { $end }
day-sunday = domingo
day-monday = lunes
day-tuesday = martes
day-wednesday = miércoles
day-thursday = jueves
day-friday = viernes
day-saturday = sábado
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

list-and = { $first } y { $last }

## Distancias
miles = { $n ->
    [one] 1 milla
   *[other] { $n } millas
}
kilometres = { $n } km
distance-here = menos de { $distance }

## Filtros
filter-title = Cambiar lo que buscas
filter-lead = Elige lo que quieras, mucho o poco.
filter-within = A qué distancia
filter-way = Cómo
filter-way-any = En persona o por internet
filter-way-in-person = En persona
filter-way-online = Por internet
filter-way-hybrid = Solo reuniones que son las dos cosas
filter-day = Qué día
filter-day-soon = Las próximas 24 horas
filter-day-today = Hoy
filter-day-tomorrow = Mañana
filter-day-week = Los próximos 7 días
filter-time = A qué hora
filter-time-any = A cualquier hora
filter-time-morning = Mañana, antes de las 12:00
filter-time-afternoon = Tarde, de 12:00 a 17:00
filter-time-evening = Última hora de la tarde, de 16:00 a 21:00
filter-time-night = Noche, después de las 20:00
filter-kind = Tipo de grupo
filter-kind-other = Otros
filter-language = Idioma
filter-text = Palabras del nombre, del lugar o de las notas
filter-text-chosen = palabras: { $text }
filter-zone = Mostrar las horas de
filter-zone-place = El lugar cerca del que buscas
filter-openness = Abierta o cerrada
filter-place-family = El lugar
filter-outlook = Con fe o sin ella
filter-topic = De qué trata
filter-update = Actualizar
filter-clear = Borrar todo

## La lista por grupo
list-by-group = Verla por grupo
groups-title = Grupos
groups-heading = Los grupos y sus horas
groups-heading-near = Grupos cerca de { $place }
groups-count = { $n ->
    [one] 1 grupo, en orden alfabético.
   *[other] { $n } grupos, en orden alfabético.
}
groups-by-time = Verla por hora
groups-more = Ver { $n } grupos más
groups-no-time = No se sabe la hora
