### Recordatorios: las páginas y las palabras de los mensajes.
### Un mensaje no delata nada: se lee en pantallas bloqueadas y por encima del hombro.

## En un mensaje
reminder-subject = Una nota tuya
reminder-line = Pediste un aviso para las { $time }.
reminder-ask = Hace tres semanas que no vienes. ¿Todavía quieres este aviso? Toca «Seguir» abajo. Si no, descansa.
reminder-letter-end =
    Para pararlo o dejarlo para luego:
    { $link }
reminder-sms-end = Parar: { $link }
reminder-sms-end-stop = Parar: responde STOP o { $link }
reminder-calendar-words = Una nota para mí
way-letter-subject = Tu código
way-letter-text =
    Tu código es { $code }

    Escríbelo en la página de la que vienes. Sirve durante media hora.
    Si no lo pediste, no hagas nada.

    { $service }
way-sms-text = { $service }: tu código es { $code }

## La lista
remind-title = Mis avisos
remind-back = Volver a mis avisos
remind-empty = No hay nada puesto. Tú eliges qué, cuándo y cómo. Un mensaje no dice nada de grupos si tú no lo escribes.
remind-new = Poner un aviso
remind-what = ¿Qué quieres que te recuerde?
remind-plan = El próximo paso de mi plan
remind-check-in = Anotar cómo estoy
remind-meeting = Una reunión
remind-medicine = La hora de una medicina
remind-own = Otra cosa
remind-about = { $about }: { $what }
remind-once = { $day } a las { $time }
remind-daily = Cada día a las { $time }
remind-weekly = { $days } a las { $time }
remind-before = { $before } antes de que empiece
remind-before-way = { $before } antes de que empiece, y { $way } para llegar
remind-minutes = { $n } minutos
remind-hours = { $n ->
    [one] 1 hora
   *[other] { $n } horas
}
remind-days = { $n ->
    [one] 1 día
   *[other] { $n } días
}
remind-next = El próximo: { $when }
remind-next-none = Por ahora no viene ninguno.
remind-stopped = Lo paraste desde un mensaje.
remind-rests = Descansa, porque en tres semanas no hubo señal tuya.
remind-go-on = Seguir con él
remind-went-on = Sigue.
remind-back-again = Está de vuelta.
remind-remove = Borrar
remind-told = Lo que no llegó
remind-unsent = { $n ->
    [one] Un mensaje no se pudo enviar.
   *[other] { $n } mensajes no se pudieron enviar.
}
remind-over = { $n ->
    [one] Un mensaje quedó fuera, porque el día estaba lleno.
   *[other] { $n } mensajes quedaron fuera, porque sus días estaban llenos.
}
remind-noted = Ya lo leí
remind-no-way = Ninguno te puede llegar todavía. Elige cómo te llegan.
remind-how = Cómo llegan
remind-ways = Cómo me llegan los mensajes
remind-quiet = No llega ningún mensaje entre las { $from } y las { $until }.
remind-quiet-none = Un mensaje puede llegar a cualquier hora.
remind-most = { $n ->
    [one] Como mucho 1 mensaje al día.
   *[other] Como mucho { $n } mensajes al día.
}

## Un aviso
remind-which = ¿Qué reunión?
remind-which-next = La próxima que quiero probar
remind-how-long = ¿Cuánto antes de que empiece?
remind-way = Tiempo para llegar
remind-way-none = Ninguno
remind-follows = Sigue a la reunión. Si la reunión cambia de hora, el aviso también. Si no hay reunión, no llega nada.
remind-at = ¿A qué hora?
remind-often = ¿Cada cuánto?
remind-often-daily = Cada día
remind-often-weekly = Algunos días de la semana
remind-often-once = Una vez
remind-days-choose = Elegir días
remind-days-which = ¿Qué días?
remind-days-hint = Solo si elegiste algunos días de la semana.
remind-day = ¿Qué día?
remind-day-hint = Solo si elegiste una vez.
remind-by = ¿Cómo te llega?
remind-by-first = Todavía no hay ninguna vía.
remind-by-email = Por correo
remind-by-sms = Por mensaje de texto
remind-by-push = A un navegador mío
remind-by-none = Solo en mi calendario
remind-by-calendar = Si no eliges ninguna, está solo en tu calendario.
remind-words = Tus propias palabras
remind-words-hint = Si lo dejas vacío, solo dice que lo pediste. Otros pueden verlo en una pantalla bloqueada.
remind-loud = Puede llegar también en mis horas de silencio
remind-look = Así se ve en una pantalla bloqueada
remind-see-look = Ver cómo se ve
remind-wrong-at = Escribe una hora, como 18:00.
remind-wrong-day = Escribe un día, con mes y año.
remind-wrong-gone = Esa hora ya pasó. Elige una que esté por venir.
remind-wrong-days = Elige al menos un día.
remind-wrong-words = Acorta tus palabras.
remind-wrong-before = Elige un tiempo más corto.
remind-wrong-loud = Esa hora está en tus horas de silencio. Marca la casilla, o elige otra hora.
remind-wrong-full = Tu lista está llena. Borra primero un aviso.

## Horas de silencio
quiet-title = Horas de silencio
quiet-lead = Lo que cae en estas horas llega cuando terminan. Lo que entonces sería tarde, no llega.
quiet-on = Quiero horas de silencio
quiet-from = Desde
quiet-until = Hasta
quiet-zone = La ciudad con cuya hora vivo
quiet-most = Mensajes al día, como mucho
quiet-most-hint = Lo que cae muy cerca llega como uno solo.
quiet-wrong = Escribe dos horas, como 22:00 y 8:00.
quiet-wrong-zone = Elige una ciudad de la lista.

## Vías
ways-lead = Las usamos para tus avisos y para nada más. Puedes quitar cada una cuando quieras.
ways-confirmed = Funciona.
ways-open = Todavía no: escribe el código que enviamos allí.
ways-stopped = Respondió STOP, así que no se envía nada allí.
ways-code = El código
ways-confirm = Es mío
ways-remove = Quitar
ways-address = Tu dirección de correo
ways-number = Tu número
ways-number-hint = Con el signo más y el código del país, como +34 600 123 456.
ways-send-code = Enviarme un código
ways-push-lead = Los mensajes llegan a este navegador mientras tu sesión siga abierta aquí. Cuando la cierras, terminan.
ways-push = Permitir mensajes aquí
ways-push-failed = Este navegador no lo permite. Puedes cambiarlo en sus ajustes.
ways-calendar = Mi calendario
ways-calendar-lead = Tus avisos pueden estar en tu propio calendario. Suena solo, sin nosotros.
ways-calendar-file = Descargarlos en un archivo
ways-calendar-make = Hacer una dirección para mi calendario
ways-calendar-address = Dale a tu calendario esta dirección:
ways-calendar-care = Quien la tiene ve cuándo quieres un aviso. Guárdala para ti.
ways-calendar-renew = Hacer una dirección nueva
ways-calendar-stop = Parar esta dirección
ways-calendar-own = Muestra tus propias palabras.
ways-calendar-neutral = Solo dice «Una nota para mí».
ways-calendar-show = Mostrar mis propias palabras
ways-calendar-hide = Ocultar mis propias palabras
ways-none = En este sitio no hay otras vías.
ways-sent = Un código está en camino. Escríbelo abajo.
ways-works = Funciona.
ways-removed = Ya no está.
ways-wrong-email = Escribe una dirección como nombre@example.org.
ways-wrong-number = Escribe el número con el signo más y el código del país.
ways-wrong-many = En una hora fueron tres códigos allí. Espera una hora y vuelve a probar.
ways-wrong-sent = El mensaje no se pudo enviar. Prueba otra vez en unos minutos.
ways-wrong-full = Tu lista está llena. Quita una que no uses.
ways-wrong-code = Ese no es el código, o ya no sirve. Pide uno nuevo.
ways-wrong-push = No se puede llegar a este navegador. Elige otra vía.

## A dónde lleva un mensaje
stop-title = Tu aviso
stop-lead = Nada cambia hasta que toques.
stop-asks = ¿Todavía quieres este aviso?
stop-go-on = Seguir
stop-later = Más tarde
stop-hour = En una hora
stop-tomorrow = Mañana a esta hora
stop-stop = Parar
stop-this = Parar este aviso
stop-all = Parar todos los avisos
stop-undo = Deshacer
stop-change = Para cambiarlo, entra:
stop-change-link = mis avisos
stop-done = Este aviso está parado.
stop-done-all = Todos los avisos están parados.
stop-done-hour = Vuelve en una hora.
stop-done-tomorrow = Vuelve mañana a esta hora.
stop-done-on = Sigue.
stop-done-undo = Todo está como antes.
stop-gone-lead = Es demasiado viejo, o el aviso ya no existe. Puedes cerrar esta página.
remind-me = Avisarme
archive-reminders = De qué quieres que te avisemos
archive-ways = Cómo te llegan los mensajes
