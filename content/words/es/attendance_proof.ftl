### Palabras de las cartas de asistencia: una persona la pide, el grupo la confirma, cualquiera puede comprobarla.
### La carta no dice de qué clase es el grupo. Ningún título de página nombra un problema de salud.

## En la página de una reunión
meeting-letter = ¿Necesitas una carta de que estuviste aquí?

## Pedirla
letter-title = Carta de asistencia
letter-lead = Este grupo puede confirmar que estuviste. La pides tú. Nadie más puede pedirla por ti.
letter-none = Este grupo no da cartas aquí. Puedes preguntar a su gente.
letter-not-now = Puedes pedirla desde 15 minutos antes de la reunión hasta un día después.
letter-says = Qué dice la carta
letter-says-1 = El nombre que elijas, la fecha, la hora y más o menos cuánto tiempo estuviste.
letter-says-2 = Llama a la reunión «una reunión de apoyo a la recuperación». No dice de qué clase es el grupo.
letter-says-3 = Dice quién confirmó: una persona que facilita, o el código del final. No da su nombre.
letter-how = Cómo funciona
letter-how-1 = La pides aquí y recibes una página privada con ocho palabras.
letter-how-2 = Quien facilita ve el nombre que diste y lo confirma.
letter-how-2-code = Quien facilita lo confirma. O escribes el código que muestra en los últimos minutos.
letter-how-3 = Abres la carta, la imprimes o la guardas, y la entregas si quieres.
letter-kept = Qué se guarda
letter-kept-1 = La petición se borra una hora después de abrir la carta. Si no la abres, a los 30 días.
letter-kept-2 = Después no sabemos nada de ella. Solo queda un número de cartas.
letter-kept-3 = No la enviamos a nadie. Ningún juzgado, oficina ni profesional puede buscar tus cartas aquí.
letter-when = ¿Qué hora?
letter-wrong-start = Elige una de estas horas.
letter-name = El nombre en la carta
letter-name-hint = El nombre que pide la oficina, u otro tuyo. No lo comprobamos.
letter-wrong-name = Escribe un nombre de 1 a { $n } letras.
letter-came = ¿Cómo viniste?
letter-came-room = En la sala
letter-came-online = En línea
letter-group = Poner el nombre del grupo en la carta
letter-group-hint = Déjalo vacío para que no se sepa de qué clase es el grupo.
letter-ask = Pedir la carta

## La página privada
letter-find = Buscar mi carta
letter-find-lead = Escribe las ocho palabras de tu página privada.
letter-find-go = Abrir mi página
letter-find-none = No hay nada con estas palabras. Quizá ya terminó, o una palabra no es esa.
letter-forgotten = Está borrado. Ya no sabemos nada de ello.
letter-waits = Esperando al grupo
letter-waits-lead = Quien facilita tiene tu petición. Vuelve a mirar aquí después de la reunión.
letter-waits-later = Quien facilita puede confirmarla. O escribe el código que se muestra al final, desde { $when }.
letter-waits-code = Quien facilita puede confirmarla. O escribe el código que se muestra ahora.
letter-code = El código
letter-code-hint = Seis cifras. Valen hasta 15 minutos después del final.
letter-code-wrong = Este no es el código. Después de cinco intentos solo puede confirmar quien facilita.
letter-code-send = Enviar el código
letter-ready = Tu carta está lista
letter-ready-lead = Ábrela cuando puedas guardarla o imprimirla. Una hora después lo borramos todo.
letter-refused = El grupo no la confirmó
letter-refused-lead = Quizá no conocían el nombre. Habla con quien facilita y pídela otra vez.
letter-fetched = Ya abriste tu carta
letter-fetched-lead = Puedes abrirla otra vez hasta la hora de abajo.
letter-open = Abrir mi carta
letter-keep-lead = Estas palabras son la única forma de volver. Apúntalas o hazles una foto.
letter-until = Todo esto se borra como muy tarde el { $day }.
letter-forget = Borrar esto ahora

## La carta
letter-heading = Carta de asistencia
letter-any-meeting = Una reunión de apoyo a la recuperación
letter-row-when = Cuándo
letter-row-name = Nombre
letter-row-meeting = Reunión
letter-row-called = En la carta se llama
letter-row-date = Fecha
letter-row-start = Comienzo
letter-row-present = Presente
letter-row-how = Cómo
letter-row-by = Confirmado por
letter-row-issued = Carta hecha el
letter-minutes = { $n } minutos o más
letter-part = Una parte
letter-by-facilitator = Una persona que facilita el grupo
letter-by-code = El código mostrado al final de la reunión
letter-not = Lo que esta carta no dice
letter-not-1 = No comprueba quién es la persona. El nombre es el que dio.
letter-not-2 = No dice nada de lo que se habló, de la salud, ni del consumo de alcohol u otras drogas.
letter-not-3 = No es señal de ser miembro, de avance ni de tratamiento.
letter-not-4 = Prueba una reunión de un día, y ninguna otra.
letter-check-title = Cómo comprobarla
letter-check = Abre { $address } y pega el texto de abajo, o escanea la imagen. La clave es { $key }. Con esa página abierta funciona sin red.
letter-picture = El texto de esta carta, para escanear
letter-text = El texto de esta carta
letter-pdf = Bajarla en PDF
letter-file = Guardar el texto
letter-print = También puedes imprimir esta página.
letter-back = Volver a mi página
letter-now-kept = Guárdala o imprímela ahora. Dentro de una hora la borramos.
letter-have = Ya la tengo. Borrarla aquí ahora

## Comprobar una carta
verify-title = Comprobar una carta
verify-lead = ¿Te dieron una carta de asistencia? Aquí ves si es auténtica y nadie la cambió.
verify-server = Este servicio comprueba la carta y no la guarda.
verify-offline = La carta se comprueba en este aparato y no se envía a ningún lugar. Funciona sin red.
verify-here = Comprobada en este aparato. No se envió nada.
verify-paste = El texto de la carta
verify-paste-hint = Pégalo todo, desde la primera línea hasta la firma. Un teléfono lo lee de la imagen.
verify-file = O el archivo con el texto
verify-send = Comprobar
verify-good = Esta carta es auténtica y nadie la cambió
verify-good-lead = La firmó este servicio. Esto es lo que dice:
verify-none = Esto no es una carta entera
verify-none-lead = Falta una parte, o no es de las nuestras. Pégala otra vez de la primera a la última línea.
verify-key = No conocemos su clave
verify-key-lead = La hizo otro servicio, o no es auténtica. La línea «Service» dice dónde preguntar.
verify-bad = Alguien cambió esta carta
verify-bad-lead = No dice lo que se firmó. No te fíes de ella.
verify-own = Con tu propio programa
verify-own-lead = La forma de escribir las cartas es pública. Estas claves bastan para comprobarlas:
verify-own-keys = las claves

## La página de una organización
org-letters = Cartas de asistencia
org-letters-done = Guardado.
org-letters-lead = Cada persona pide su carta. Tú solo dices si estuvo.
org-letters-who = Confirma la gente del grupo. Si aquí no hay nadie del grupo, lo hace quien facilita en la organización.
org-letters-code = Código para mostrar ahora
org-letters-code-lead = Muéstralo en la sala o escríbelo en el chat. Quien lo escribe recibe la carta sin tu toque.
org-letters-code-of = { $meeting }, { $when }. Vale hasta { $until }.
org-letters-wait = Quién pidió una carta
org-letters-none = Nadie espera una carta.
org-letters-of = { $meeting }, { $when }. { $way }.
org-letters-held = Tu grupo anotó que se reunió entonces.
org-letters-cancelled = Atención: tu grupo anotó que esta sesión no se hizo.
org-letters-moved = Atención: tu grupo anotó que esta sesión se cambió de hora o de lugar.
org-letters-not-yet = No se confirmó nada. Tu grupo anotó que no se reunió entonces. Míralo primero abajo.
org-letters-whole = Estuvo todo el tiempo
org-letters-some = { $n } minutos o más
org-letters-part = Estuvo una parte
org-letters-refuse = No puedo decirlo
org-letters-meetings = Qué reuniones dan cartas
org-letters-meetings-none = Aquí no hay ninguna reunión a tu cargo.
org-letters-yes = Sí, con tu toque o con el código del final
org-letters-request = A petición, solo con tu toque
org-letters-no = No
org-letters-save = Guardar
org-letters-count = Hasta ahora se dieron { $n } cartas.
