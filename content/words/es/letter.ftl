### Cartas, y las páginas a las que llevan sus enlaces.
### El asunto no dice nada por sí solo: se lee en pantallas bloqueadas y por encima del hombro.

## «¿Sigue siendo así?» a un grupo
letter-right-subject = ¿Sigue bien lo que dice la lista?
letter-right-text =
    Hola:

    Su grupo «{ $name }» está en nuestra lista. ¿Sigue todo bien?

    Esta página muestra lo que dice la lista. Basta un toque:
    { $link }

    Quien los visita ve esta página:
    { $page }

    Reciben esta carta porque su grupo nos dio esta dirección.
    En la página de arriba pueden parar estas cartas.

    { $service }
right-title = ¿Sigue siendo así?
right-heading = ¿Sigue bien todo esto en { $name }?
right-lead = Llegaste por una carta a tu grupo. Basta un toque.
right-next = La próxima vez: { $when }
right-page = Ver la página que ve la gente
right-yes = Sí, todo está bien
right-change = Algo ha cambiado
right-closed = Ha cerrado
right-stop-title = ¿No quieren más cartas?
right-stop-lead = Entonces no les escribimos más sobre esta reunión. Sigue en la lista.
right-stop = Parar las cartas
right-thanks = Gracias
right-thanks-lead = La lista dice ahora que la miraron hoy. Puedes cerrar esta página.
right-stopped = No hay más cartas
right-stopped-lead = No volveremos a escribirles sobre esta reunión.
right-gone = Este enlace ya no sirve
right-gone-lead = Ya se usó, o es demasiado viejo. Si algo de la lista está mal, dínoslo en la página de la reunión.

## La entrada de una reunión que no es para todo el mundo
letter-link-asked-subject = Alguien quiere acompañarlos
letter-link-asked-text =
    Hola:

    Alguien quiere ir a «{ $name }».
    Su enlace no está en nuestra lista, y por eso nos pidió que les preguntáramos.

    En esta página pueden enviárselo o decir que no:
    { $link }

    El enlace sirve { $days } días. No les mostramos quién es, ni a esa persona la dirección de ustedes.

    { $service }
letter-link-subject = Lo que pediste
letter-link-text =
    Hola:

    Pediste cómo entrar en «{ $name }». Esto es lo que escribieron:

    { $text }

    Por favor, no lo pases a nadie. Ya hemos borrado tu dirección.

    { $service }
link-title = Pedir el enlace
link-heading = Pedir el enlace a { $name }
link-lead = Este grupo no muestra su enlace a todo el mundo. Podemos pedirlo por ti.
link-lead-private = El grupo no ve tu dirección. Tú no ves la suya.
link-address = Tu correo electrónico
link-address-hint = Lo borramos cuando el grupo responde, o a los { $n } días.
link-send = Pídanlo por mí
link-wrong-address = Escribe un correo, como nombre@example.org.
link-sent = Lo hemos pedido por ti.
link-sent-lead = Si responden, te llega una carta en { $n } días. Mira también en el correo no deseado.
link-full = Mucha gente espera a este grupo. Prueba otra vez en unos días.
link-no = Desde aquí no podemos preguntar a este grupo.
link-site = Preguntar en la web del grupo
link-others = Ver otras reuniones en línea
link-answer-title = Enviar el enlace
link-answer-heading = Alguien quiere entrar en { $name }
link-answer-lead = Le enviamos lo que está abajo. No sabrás quién es.
link-answer-text = Lo que enviamos
link-answer-hint = El enlace, un teléfono o lo que hay que escribir.
link-answer-wrong = Escribe qué debemos enviar, como mucho 1000 letras.
link-answer-send = Enviarlo
link-answer-no = No enviarlo
link-answer-sent = Ya va en camino
link-answer-sent-lead = Hemos borrado la dirección. Puedes cerrar esta página.
link-answer-refused = No se envió nada
link-answer-refused-lead = Hemos borrado la dirección. No se le dice quién dijo que no.
link-answer-gone-lead = Ya se usó, o es demasiado viejo.
meeting-way-in-near = El enlace para entrar aparece aquí { $n } minutos antes de empezar.
meeting-way-in-ask = El grupo envía su enlace a quien lo pide.
meeting-way-in-ask-link = Pedir el enlace
meeting-looked-group = El propio grupo lo dijo el { $date }.
meeting-looked-keeper = Una persona que cuida la lista lo miró el { $date }.
