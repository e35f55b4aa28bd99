### La mesa de quienes llevan la lista: añadir, cambiar, pausar y cerrar reuniones, y lo que les espera.

## Primera página
dir-title = Llevar la lista
dir-search = Busca una reunión
dir-search-hint = Un nombre, un grupo, una calle o una ciudad.
dir-search-do = Buscar
dir-narrow = Busca mejor
dir-waiting = Te espera
dir-waits = { $n ->
    [0] No espera nada
    [one] Espera 1
   *[other] Esperan { $n }
}
dir-queue-reviews = Lo que cuentan de los grupos
dir-queue-overrides = Cambios que una fuente contradice
dir-queue-duplicates = ¿Una reunión o dos?
dir-queue-feeds = Fuentes que hay que mirar
dir-more-title = Más cosas
dir-add-link = Añadir una reunión

## Listas
dir-meetings-title = Reuniones de la lista
dir-count = { $n ->
    [one] 1 reunión.
   *[other] { $n } reuniones.
}
dir-region = Región o ciudad
dir-source = De dónde viene
dir-state = Estado
dir-any = Cualquiera
dir-page-before = La página anterior
dir-page-after = La página siguiente
dir-bulk-link = Cambiar muchas de estas a la vez
dir-state-open = En la lista
dir-state-paused = En pausa
dir-state-closed = Cerrada
dir-state-gone = Ya no está en su fuente
dir-back = Volver
dir-back-home = Volver a llevar la lista
dir-back-list = Volver a las reuniones
dir-back-feeds = Volver a las fuentes
dir-back-duplicates = Volver a los pares

## Una reunión
dir-source-own = De nuestra propia lista, { $source }.
dir-source-feed = De la fuente { $source }.
dir-see-public = Ver su página pública
dir-edit = Cambiarla
dir-edit-group = Cambiar todas las reuniones del grupo
dir-pause = Ponerla en pausa
dir-close = Cerrarla
dir-reopen = Abrirla de nuevo
dir-says = Lo que dice la lista
dir-coming = Lo que viene
dir-overrides = Cambiado a mano
dir-overrides-lead = Aquí la fuente dice otra cosa. Se muestra lo nuestro. Sigue así cuando se lee la fuente otra vez.
dir-ours = Se muestra:
dir-theirs = La fuente dice:
dir-against-same = La fuente dice ahora lo mismo. Puedes dejar que hable la fuente.
dir-against-moved = La fuente cambió después de este cambio a mano.
dir-against-known = La fuente dice lo que decía entonces.
dir-take-theirs = Tomar otra vez lo de la fuente
dir-keep-ours = Dejar lo nuestro
dir-history = Historia
dir-history-none = Todavía no se cambió nada a mano.
dir-was = Antes:
dir-becomes = Después:
dir-as-source = Lo que dice la fuente
dir-as-before = Lo que había antes
dir-by-you = Tú
dir-by-other = Alguien que lleva la lista ({ $code })
dir-by-when = { $who }, { $when }.
dir-origin-suggestion = Alguien lo propuso.
dir-origin-group = Lo dijo el grupo.
dir-origin-added = Se añadió a la lista.
dir-undone = Esto se deshizo.
dir-undoes = Esto deshace un cambio.
dir-undo = Deshacer
dir-undo-all = Deshacer todo esto
dir-from-day = Desde el { $day }.
dir-from-now = Cambia en seguida.
dir-nothing = Nada
dir-mark = Cambiado a mano. La fuente dice: { $word }
dir-mark-same = Cambiado a mano. La fuente dice ahora lo mismo: { $word }

## Decir lo que se hizo
dir-done = Hecho. Ya lo ven todas las personas que miran la lista.
dir-done-added = La reunión está en la lista.
dir-done-undone = Se deshizo.
dir-done-nothing = Todo era igual, así que no se cambió nada.
dir-done-late = Otra persona lo hizo antes.
dir-done-refused = No puede ser. La reunión no tendría nombre, o su hora no sería posible.
dir-done-joined = Ahora son una sola reunión.
dir-done-apart = Son dos reuniones, y siguen siendo dos.
dir-done-taken = La fuente se leerá pronto otra vez, y se tomará.
dir-done-kept = La lista de antes se queda.

## El formulario
dir-edit-title = Cambiar una reunión
dir-add-title = Añadir una reunión
dir-add-lead = Escribe lo que sabes. Deja vacío lo demás. Lo ves todo otra vez antes de añadirla.
dir-add-outside = No está en la parte de la lista que cuidas. Mira su ciudad, su región y su grupo.
dir-group-title = Cambiar un grupo
dir-group-lead = Lo que cambias aquí cambia en cada reunión marcada. Los días y las horas quedan igual.
dir-together = Estas reuniones cambian
dir-choose-some = Elige al menos una reunión
dir-section-name = Nombre
dir-section-when = Día y hora
dir-section-way = Cómo participar
dir-section-place = Lugar
dir-section-online = En línea y por teléfono
dir-section-types = Cómo es
dir-section-notes = Notas y enlaces
dir-section-save = Antes de guardar
dir-name = Nombre de la reunión
dir-name-missing = Escribe el nombre de la reunión
dir-group = Grupo
dir-group-hint = El grupo que la hace, si tiene un nombre propio.
dir-kind = Tipo
dir-kind-none = No se dice
dir-kind-wrong = Elige uno de los tipos
dir-rule = Cada cuánto
dir-rule-week = Cada semana
dir-rule-weeks = Cada dos semanas, o menos
dir-rule-month = Cada mes, el mismo día de la semana
dir-rule-days = Solo algunos días
dir-rule-none = Con cita, o no se sabe
dir-rule-keep = Como está ahora
dir-rule-missing = Elige cada cuánto se hace
dir-rule-wrong = Estos días y horas no van juntos
dir-day = Día de la semana
dir-day-none = Elige un día
dir-day-missing = Elige el día de la semana
dir-nth = Cuál del mes
dir-nth-hint = Solo para una reunión que se hace cada mes.
dir-nth-missing = Elige cuál del mes
dir-weeks = Semanas de una a otra
dir-weeks-hint = Solo si no se hace cada semana. Escribe 2 para cada dos semanas.
dir-weeks-wrong = Escribe un número de semanas, de 2 a 12
dir-first = Primer día
dir-first-hint = Como 2026-12-24. Hace falta si es cada dos semanas. Si no, déjalo vacío.
dir-first-missing = Escribe el primer día, para saber qué semanas se hace
dir-days = Estos días
dir-days-hint = Uno en cada línea, como 2026-12-24.
dir-days-missing = Escribe al menos un día
dir-day-wrong = Escribe el día como año, mes y día: 2026-12-24
dir-start = Empieza
dir-start-hint = Como 19:30.
dir-start-wrong = Escribe la hora, como 19:30
dir-length = Cuánto dura, en minutos
dir-length-hint = Déjalo vacío si es una hora.
dir-length-wrong = Escribe los minutos que dura, hasta 1440
dir-zone = Zona horaria
dir-zone-hint = Como Europe/London. Déjala vacía, y tomamos la del lugar.
dir-zone-wrong = Escribe una zona horaria, como Europe/London
dir-last = Último día
dir-last-hint = Solo si se acaba.
dir-without = Días sin reunión
dir-attendance = Cómo participar
dir-attendance-missing = Elige cómo se participa
dir-in-person = En persona
dir-online = En línea o por teléfono
dir-hybrid = De las dos maneras
dir-paused = Por ahora, de ninguna manera
dir-place = Edificio
dir-place-hint = Como Casa San Marcos.
dir-street = Calle y número
dir-city = Ciudad o pueblo
dir-state-field = Estado o provincia
dir-postcode = Código postal
dir-country = País
dir-point = Punto en el mapa
dir-point-hint = Latitud y longitud, como 53.7997, -1.5492. Sin esto, buscamos la dirección por su nombre.
dir-point-wrong = Escribe dos números, como 53.7997, -1.5492
dir-door = Cómo entrar
dir-door-hint = Puerta, timbre, piso, dónde dejar el coche.
dir-regions = Regiones
dir-regions-hint = De grande a pequeña, con comas entre ellas.
dir-link = Enlace para entrar
dir-link-hint = Empieza con https://
dir-link-notes = Cómo entrar en línea
dir-link-notes-hint = Una contraseña, o qué escribir.
dir-phone = Número para llamar
dir-phone-hint = El número de la reunión. Nunca el de una persona.
dir-phone-wrong = Escribe un número solo con cifras
dir-phone-notes = Qué hacer después de marcar
dir-seen = ¿Cuándo se muestra cómo entrar?
dir-seen-hint = Un enlace que no se muestra lo envía el grupo a quien lo pide.
dir-seen-always = Siempre
dir-seen-near = En la página de la reunión, desde media hora antes de empezar
dir-seen-request = A nadie: la gente se lo pide al grupo
dir-types = Cómo es
dir-types-hint = Marca todo lo que es verdad.
dir-types-missing = Marca al menos una
dir-family-openness = Quién puede venir
dir-family-who = Para quién es
dir-family-access = Acceso y ayuda
dir-family-format = Qué pasa allí
dir-family-topic = De qué trata
dir-family-outlook = Manera de ver
dir-family-place = El lugar
dir-family-practical = Bueno saber
dir-family-language = Idioma
dir-family-own = Como lo escribe su fuente
dir-notes = Notas sobre la reunión
dir-notes-hint = Lo lee todo el mundo. No escribas el nombre entero de nadie.
dir-group-notes = Notas sobre el grupo
dir-website = Sitio web
dir-web-wrong = Escribe una dirección web que empieza con https://
dir-contact = Adónde van las correcciones
dir-contact-hint = Una página o un correo del grupo o de la oficina. Nunca el de una persona.
dir-text-long = Es demasiado largo, o tiene signos que no se pueden mostrar
dir-refused = Así la reunión no tendría sentido. Mira su nombre y sus horas.
dir-from = Desde qué día
dir-from-hint = Como 2026-12-24. Déjalo vacío si es hoy.
dir-why = Por qué
dir-why-hint = Para quienes llevan la lista. Puedes dejarlo vacío.
dir-check = Revisar primero
dir-continue = Continuar
dir-field-when = Día y hora
dir-field-address = Dirección
dir-field-giving = Maneras de dar dinero
dir-field-pauses = Pausas
dir-field-closed = En la lista
dir-is-closed = Cerrada
dir-is-open = En la lista
dir-said-zone = Zona horaria: { $zone }.
dir-said-first = Desde el { $day }.
dir-said-last = Hasta el { $day }.
dir-said-without = No se hace: { $days }.

## Revisar
dir-check-title = Revisa lo que cambia
dir-check-lead = { $n ->
    [one] Esto cambia 1 reunión.
   *[other] Esto cambia { $n } reuniones.
}
dir-check-add = Esto es lo que dirá la lista.
dir-save = Guardar
dir-again = Cambiar algo
dir-caution-name = Puede que aquí esté el nombre entero de una persona. Escribe solo el primer nombre.
dir-caution-phone = Puede que aquí esté el teléfono de una persona. Quítalo si no es de una oficina.
dir-caution-mail = Aquí hay un correo. Quítalo si es de una persona.
dir-caution-close = La gente ya no encontrará la reunión. Su página se queda, y dice que está cerrada.

## Pausar, cerrar, abrir
dir-pause-title = Poner una reunión en pausa
dir-pause-lead = La reunión sigue en la lista. Su página dice que estos días no se hace.
dir-pause-first = Primer día sin reunión
dir-pause-last = Último día sin reunión
dir-pause-last-hint = Déjalo vacío si aún no se sabe.
dir-pause-reason = El motivo, para que lo lea todo el mundo
dir-pause-reason-hint = Como: Están pintando la sala.
dir-until-early = El último día es antes del primero. Escribe un día posterior.
dir-pause-both = Desde el { $from } hasta el { $until }.
dir-pause-from = Desde el { $from } hasta nuevo aviso.
dir-pause-until = Hasta el { $until }.
dir-pause-open = Hasta nuevo aviso.
dir-close-title = Cerrar una reunión
dir-close-lead = La gente ya no la encontrará. Su página se queda, y dice que está cerrada. La puedes abrir de nuevo.
dir-close-from = Cerrada desde qué día
dir-reopen-title = Abrir una reunión de nuevo
dir-reopen-lead = La gente la encuentra otra vez en seguida. Las pausas que no han acabado se acaban.
dir-reopen-do = Abrirla de nuevo

## Muchas a la vez
dir-bulk-title = Cambiar muchas a la vez
dir-bulk-lead = Elige las reuniones y qué cambiar. Ves cada una antes de hacerlo.
dir-bulk-which = Qué reuniones
dir-bulk-what = Qué cambiar
dir-choose-act = Elige qué cambiar
dir-act-place = Poner el lugar
dir-act-online = Poner el enlace y el teléfono
dir-act-way = Poner cómo se participa
dir-act-add = Añadir cómo es
dir-act-drop = Quitar cómo es
dir-act-pause = Ponerlas en pausa
dir-act-close = Cerrarlas
dir-act-regions = Poner las regiones
dir-act-group = Poner el grupo
dir-act-kind = Poner el tipo
dir-act-notes = Poner las notas del grupo
dir-act-contact = Poner el sitio web y adónde van las correcciones

## Fuentes que no están de acuerdo
dir-overrides-title = Cambios que una fuente contradice
dir-overrides-title-lead = Alguien cambió esto a mano. Después la fuente dijo algo nuevo.
dir-nothing-waits = No espera nada.
dir-gone-lead = La fuente dejó de tener esta reunión. Ábrela de nuevo si todavía se hace.

## Una reunión o dos
dir-duplicates-title = ¿Una reunión o dos?
dir-duplicates-lead = La máquina no está segura de estos pares. Vale lo que tú digas.
dir-pairs = { $n ->
    [0] No espera ningún par.
    [one] Espera 1 par.
   *[other] Esperan { $n } pares.
}
dir-joined-unsure = Se muestran como una reunión. Pueden ser dos.
dir-apart-unsure = Se muestran como dos reuniones. Puede ser una.
dir-compare = Compararlas
dir-duplicate-title = Comparar dos entradas
dir-joined-now = Se muestran como una reunión.
dir-apart-now = Se muestran como dos reuniones.
dir-said-same = Alguien dijo que son una reunión.
dir-said-different = Alguien dijo que son dos reuniones.
dir-field = Campo
dir-open = Abrir
dir-rule-thinks = Lo que piensa la máquina
dir-score = { $n } de 100 de que es una sola reunión.
dir-speaks-for = Habla de una reunión
dir-speaks-against = Habla de dos reuniones
dir-decide = Tu palabra
dir-decide-lead = No se pierde nada. Lo puedes deshacer.
dir-join = Es una reunión
dir-apart = Son dos reuniones
dir-reason-other-kind = Son de dos tipos.
dir-reason-other-days = Se hacen otros días.
dir-reason-other-time = Empiezan con { $n } minutos de diferencia.
dir-reason-no-time = Una de las dos no tiene hora fija.
dir-reason-same-start = Empiezan a la misma hora.
dir-reason-starts-apart = Empiezan con { $n } minutos de diferencia.
dir-reason-other-rhythm = Una se hace cada semana, la otra solo algunas semanas.
dir-reason-same-address = Tienen la misma dirección.
dir-reason-other-unit = Están en otras salas de la misma casa.
dir-reason-metres = Están a unos { $n } metros.
dir-reason-km = Están a unos { $n } kilómetros.
dir-reason-same-building = El edificio se llama igual.
dir-reason-same-postcode = Tienen el mismo código postal.
dir-reason-same-area = Están en la misma zona.
dir-reason-other-area = Están en otras zonas.
dir-reason-same-room = Tienen la misma sala en línea.
dir-reason-other-room = Tienen otras salas en línea.
dir-reason-same-phone = Tienen el mismo teléfono.
dir-reason-same-name = Se llaman igual.
dir-reason-similar-name = { $n } de 100 palabras importantes de sus nombres son iguales.
dir-reason-other-name = Sus nombres no se parecen.
dir-reason-same-group = El grupo se llama igual.
dir-reason-other-way = Una es solo en persona, la otra solo en línea.

## Fuentes
dir-feeds-title = Cómo van las fuentes
dir-feeds-lead = Primero está lo que hay que mirar.
dir-feeds-none = Todavía no se lee ninguna fuente.
dir-feed-well = Todo va bien
dir-feed-held = Retenida. Mírala, por favor.
dir-feed-trouble = No se pudo leer
dir-feed-released = Se leerá pronto otra vez
dir-feed-kept = La lista de antes se queda, como alguien decidió
dir-feed-new = Todavía no se leyó
dir-feed-good = Se leyó bien por última vez: { $when }.
dir-feed-never = Nunca se leyó bien.
dir-feed-meetings = { $n ->
    [one] 1 reunión suya está en la lista.
   *[other] { $n } reuniones suyas están en la lista.
}
dir-feed-sums = Nuevas: { $new }. Cambiadas: { $changed }. Iguales: { $same }. Ya no están: { $gone }. Rechazadas: { $refused }.
dir-feed-wrong = Qué falló
dir-held-title = Faltan demasiadas
dir-held-lead = { $gone } de { $all } reuniones ya no están en la fuente. Por eso no se cambió nada. Pregunta a la oficina si es así.
dir-held-hint = Deja lo que hay, y solo preguntamos otra vez si cambia el número. O toma la fuente como es.
dir-held-keep = Dejar lo que hay
dir-held-take = Tomar la fuente como es
dir-held-file = Esto es un archivo. Quien lleva el servidor puede traerlo otra vez y aceptar la pérdida.
dir-readings = Las últimas lecturas
dir-reading-held = Se retuvo.
dir-problems = Lo que estaba mal en la última lectura
dir-problems-lead = Dilo a la oficina, para que lo arregle.

## Quién cuida de qué
dir-areas-title = Quién cuida de qué
dir-areas-lead = Quienes llevan la lista en una sede cuidan de las reuniones de sus regiones y grupos. En toda la organización, de todas.
dir-areas-none = Todavía no hay sedes ni grupos. Añade primero uno a tu organización.
dir-area-nothing = No cuida de ninguna parte de la lista.
dir-area-take = Quitarlo
dir-area-give-title = Dar una parte de la lista
dir-area-node = Sede o grupo
dir-area-of = De qué es el nombre
dir-area-region = Región o ciudad
dir-area-group = Grupo
dir-area-name = Nombre
dir-area-name-hint = Como está en la lista.
dir-area-name-missing = Escribe el nombre como está en la lista
dir-area-give = Darlo

## Registro
dir-record-title = Lo que se cambió hace poco
dir-more = { $n ->
    [one] Y 1 más.
   *[other] Y { $n } más.
}
