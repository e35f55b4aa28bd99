### Empezar un grupo: para cualquiera, y para quienes contestan.

begin-title = Empezar un grupo
begin-lead = Dos personas y una sala son un buen comienzo. Aquí está lo que ayuda y a quién preguntar.
begin-how = Cómo se hace
begin-how-1 = Busca a una persona más que lo lleve contigo.
begin-how-2 = Busca sala antes de la formación y pide el día y la hora por escrito.
begin-how-3 = Ten carteles listos antes de empezar, y algunos servicios que hablen del grupo.
begin-how-4 = Pregunta a quienes llevan un programa. Ayudan con la formación y las primeras semanas.
begin-who = A quién preguntar
begin-nobody = Ahora nadie aquí recibe preguntas sobre grupos nuevos. Pregunta en un grupo cercano.
begin-ask = Preguntar a { $name }
begin-back = Volver a empezar un grupo
begin-form-lead = Pocas preguntas cortas. No hace falta una cuenta. Puedes preguntar antes de tenerlo todo.
begin-kept = Solo lo leen quienes contestan. Se borra medio año después de la respuesta.
begin-name = ¿Cómo quieres llamarte?
begin-name-hint = Basta un nombre de pila.
begin-name-missing = Escribe cómo quieres llamarte.
begin-place = ¿Dónde estaría el grupo?
begin-place-hint = Un pueblo o un barrio.
begin-place-missing = Escribe un pueblo o un barrio.
begin-email = Tu correo electrónico
begin-email-hint = Ahí va la respuesta y nada más.
begin-email-hint-no-letters = Te escriben ahí, y para nada más.
begin-people = ¿Cuántas personas lo llevarían?
begin-ready = ¿Qué hay ya?
begin-ready-hint = Marca lo que tengas. Está bien si es poco.
begin-plan = Cuéntanos tu plan
begin-plan-hint = Puedes saltarlo. No nombres a nadie.
begin-send = Enviar
begin-sent = Gracias. Se ha enviado. Te contestarán por correo.

## Quienes contestan
application-title = Personas que quieren empezar un grupo
application-lead = Lee cada una y contesta con una razón. Un no puede ser un todavía no.
application-open-now = Se reciben preguntas nuevas.
application-closed-now = No se reciben preguntas nuevas.
application-open = Recibir preguntas
application-close = No recibir más
application-page = La página que ve la gente
application-wait = Esperan respuesta
application-answered = Contestadas
application-none = Ninguna.
application-numbers = En números
application-standing = Cómo está
application-how-many = Cuántas
application-waiting = Espera
application-accepted = Sí
application-later = Todavía no
application-declined = No
application-came = Llegó el { $day }
application-ready-count = { $n } de 8 cosas están listas
application-emptied = Sus palabras se borraron medio año después de la respuesta.
application-one = Una pregunta
application-back = Volver a la lista
application-day = Llegó el
application-reason = Razón
application-ready = Lo que está listo
application-decide = Tu respuesta
application-answer = ¿Cuál es la respuesta?
application-why = La razón
application-why-hint = Hace falta salvo que sea sí. Se dice a quien preguntó.
application-words = Unas palabras para esa persona
application-words-hint = Puedes saltarlo.
application-send = Contestar
application-wrong = Elige una respuesta, y una razón salvo que sea sí.
application-reason-near = Hay un grupo parecido cerca.
application-reason-venue = Antes conviene acordar una sala.
application-reason-people = Hacen falta dos personas para llevarlo.
application-reason-money = Aún no hay dinero para ello.
application-reason-referral = Antes deberían conocerlo algunos servicios cercanos.
application-reason-places = Solo podemos ayudar a unos pocos grupos a la vez.
application-reason-fit = No es lo que hacemos. Quizá encaje otro programa.
letter-application-yes = Sí, queremos ayudarte a empezarlo. Te escribiremos.
letter-application-later = Todavía no. Vuelve a preguntar, por favor.
letter-application-no = No podemos ayudar con ello.
letter-application-subject = Una respuesta a tu pregunta
letter-application-text =
    Hola:

    Preguntaste a { $organisation } por un grupo nuevo. Esta es la respuesta.

    { $answer }
    { $reason }
    { $words }

    { $service }
