### Palabras de los círculos: de dos a ocho personas que están pendientes unas de otras.
### Ningún título nombra un problema de salud, y las cartas no revelan nada.

## La lista
circles-title = Círculos
circles-lead = Un círculo son de dos a ocho personas que se conocen y están pendientes unas de otras.
circles-how-1 = Cada quien dice cómo va el día: con una palabra, una cara o una frase. Tú eliges.
circles-how-2 = Cuando tus ganas son fuertes, puedes llamar a quienes estuvieron de acuerdo.
circles-how-3 = Nadie puede buscarte. Se entra con un enlace de quien cuida el círculo.
circles-how-4 = No hay «me gusta», ni cuentas, ni puestos. Puedes escribir o no.
circles-begin = Empezar un círculo
circles-mine = Mis círculos
circles-with = Con { $names }
circles-alone = Todavía no hay nadie más
circles-ended = Un círculo que terminó
circles-out = Un círculo en el que ya no estás
circles-code-title = ¿Alguien te envió ocho palabras?
circles-code = Las ocho palabras
circles-code-look = Ver quién te invita
circles-code-none = Estas palabras no sirven. Puede que ya se usaran o que su tiempo haya pasado.
circles-left = Saliste. Las demás personas ven que ya no estás, y nada más.
circles-blocked = Listo. Tú y esa persona no estarán nunca más en el mismo círculo. No se le dice por qué.
circles-dismissed = Ya no está en tu lista.
circles-tell = Para contarle tu día a tu círculo, ábrelo aquí.

## Edad
circle-age = ¿Tienes 18 años o más?
circle-age-hint = Guardamos tu respuesta en tu espacio. Nadie más la ve.
circle-age-adult = Sí, tengo 18 años o más
circle-age-young = No, soy menor
circle-age-choose = Elige una de las dos.
circle-young-title = Los círculos todavía no están abiertos para ti
circle-young-lead = Dijiste que tienes menos de 18 años. Un círculo de jóvenes necesita una persona adulta que lo cuide. Aquí todavía no hay ninguna.
circle-young-not = No es por ti. No hiciste nada malo.
circle-young-what = Lo que hay para ti
circle-young-help = Alguien con quien hablar ahora
circle-young-find = Buscar una reunión para adolescentes
circle-young-again = Si fue un error, puedes responder otra vez después de un mes.

## Empezar uno
circle-new-title = Empezar un círculo
circle-new-lead = Tú cuidarás este círculo: invitas a las personas, una a una, y puedes pasarlo cuando quieras.
circle-name = ¿Cómo te llamarán las demás personas?
circle-name-hint = Un nombre de pila u otra palabra. No las palabras con las que entras.
circle-name-missing = Escribe un nombre para que te llamen.
circle-name-long = Usa { $n } letras o menos.
circle-name-odd = Este no puede ser tu nombre aquí. Elige un nombre de pila u otra palabra.
circle-name-detail = Basta un nombre de pila. Deja fuera apellidos, números y direcciones.
circle-name-taken = Alguien en este círculo ya tiene ese nombre. Elige otro.
circle-many = Ya estás en varios círculos. Sal antes de uno.
circle-sees = Lo que verán las demás personas
circle-sees-1 = El nombre que elijas aquí.
circle-sees-2 = Lo que cuentes de un día, durante 30 días. Tú eliges cuánto.
circle-sees-3 = Si se te puede llamar a esa hora, si más tarde lo aceptas.
circle-sees-4 = Que pides ayuda, si la pides. Solo lo ve quien lo aceptó, durante dos horas.
circle-never = Lo que no verán nunca
circle-never-1 = Las palabras con las que entras ni tu correo.
circle-never-2 = Nada más de tu espacio: ni cómo estás cada día, ni planes, ni reuniones, ni respuestas.
circle-never-3 = Que no escribiste.
circle-staff = Ningún equipo lee lo que se dice en un círculo. Si alguien avisa de unas palabras, quien modera ve solo esas.
circle-new-do = Empezar

## Un círculo
circle-title = Círculo
circle-heading = Tú y { $names }
circle-heading-alone = Tu círculo
circle-back = Volver a mis círculos
circle-back-one = Volver al círculo
circle-done-begun = Tu círculo ya existe. Ahora invita a alguien.
circle-done-joined = Ya estás dentro. Saluda con una palabra, si quieres.
circle-done-told = Tu círculo ya puede verlo.
circle-done-untold = Ya no está.
circle-done-asked = { $n ->
    [one] Se le pidió a 1 persona. La respuesta aparecerá aquí.
   *[other] Se les pidió a { $n } personas. Sus respuestas aparecerán aquí.
}
circle-done-nobody = A esta hora no se puede llamar a nadie del círculo. Los números de esta página están ahí para ti ahora.
circle-done-often = Pediste varias veces en dos horas. Por favor, llama a uno de los números de esta página.
circle-done-well = Qué bien que lo dijiste. También terminó para las demás personas.
circle-done-answered = Ya puede ver tu respuesta.
circle-done-over = Eso ya terminó.
circle-done-kind = Está enviado.
circle-done-set = Guardado.
circle-done-reported = Gracias. Una persona leerá las palabras que elegiste, y ninguna otra.
circle-taken-out = Quien modera sacó a { $name } de este círculo. Por qué: { $why }

## Alguien pide
circle-asks = { $name } pide que estés
circle-asks-lead = { $name } tiene ganas muy fuertes y pidió ayuda a las { $time }. No hacen falta palabras perfectas.
circle-asks-free = Puedes decir que no. Nadie más ve tu respuesta.
circle-asks-said = Respondiste: { $answer }
circle-answer-here = Aquí estoy
circle-answer-soon = Puedo llamar en 10 minutos
circle-answer-not-now = Ahora no puedo

## Pedir
circle-need = Cuando tus ganas son fuertes
circle-need-can = Ahora puedes llamar a { $names }. Nadie más lo sabrá.
circle-need-none = A esta hora no se puede llamar a nadie de aquí.
circle-need-not = Esto no es un servicio de emergencia. Puede que nadie lo vea a tiempo.
circle-need-first = Si una vida puede estar en peligro, ve primero a la página de ayuda.
circle-need-do = Mis ganas son fuertes
circle-own = Pediste que alguien esté
circle-own-lead = Pediste a las { $time }. Termina solo a las { $until }.
circle-own-answer = { $name }: { $answer }
circle-own-waits = sin respuesta todavía
circle-own-ring = Llamar a { $name }
circle-own-look = Mirar otra vez
circle-own-well = Ya estoy bien
urge-circle = Llamar a tu círculo
urge-circle-can = Estas personas aceptaron que las llames ahora: { $names }.
urge-circle-none = Puedes pedir a dos o tres personas que estén ahí en momentos así.

## Contar un día
circle-today = ¿Cómo va hoy?
circle-today-said = Contaste: { $told }
circle-today-change = Cambiar lo que contaste
circle-today-back = Retirarlo
circle-level-word = Una palabra
circle-level-face = Una cara
circle-level-sentence = Una frase
circle-level-other = Decirlo de otra manera:
circle-sentence-hint = Hasta { $n } signos. Todo el círculo puede leerlo.
circle-tell = Contar a mi círculo
circle-tell-wrong = Elige primero.
circle-tell-wrong-sentence = Escribe una frase de hasta { $n } signos.
circle-others = Cómo están las demás personas
circle-others-none = Nada todavía de los últimos 30 días.
circle-told-line = { $name }: { $told }
circle-somebody = Alguien que salió
circle-word-calm = Con calma
circle-word-hopeful = Con esperanza
circle-word-steady = Estable
circle-word-glad = Alegre
circle-word-proud = Con orgullo
circle-word-tired = Con cansancio
circle-word-worried = Con preocupación
circle-word-shaky = Con nervios
circle-word-sad = Triste
circle-word-angry = Con enojo
circle-word-lonely = Con soledad
circle-word-mixed = De todo un poco
circle-face-1 = Muy difícil
circle-face-2 = Difícil
circle-face-3 = Regular
circle-face-4 = Bien
circle-face-5 = Muy bien

## Una frase amable
circle-quiet = { $name } lleva unos días sin escribir
circle-quiet-lead = { $name } aceptó que preguntes. No tiene por qué significar nada. Puedes enviar una frase amable, o nada.
circle-kind-thinking = Pienso en ti.
circle-kind-no-answer = Espero que estés bien. No hace falta que respondas.
circle-kind-here = Aquí estoy si quieres hablar.
circle-kind-line = { $name } escribió el { $day }: { $sentence }

## Las personas
circle-people = Quién está en este círculo
circle-you = { $name } (tú)
circle-keeps = cuida el círculo
circle-settings-link = Mis ajustes en este círculo
circle-invite-link = Invitar a alguien
circle-report-link = Avisar de alguien a quien modera
circle-go = Salir o bloquear
circle-go-lead = Las dos cosas valen al momento. A nadie se le dice por qué.
circle-go-do = Salir, con mis palabras
circle-go-see = Ver antes qué se va
circle-block-keeper = Si bloqueas a alguien, sale de este círculo.
circle-block-member = Si bloqueas a alguien, tú sales de este círculo con tus palabras.
circle-block-do = Bloquear a { $name }

## Terminado
circle-over-ended = Este círculo terminó
circle-over-alone = Eras la última persona. Lo que se dijo ya no está.
circle-over-out = Ya no estás en este círculo
circle-over-out-lead = Lo que dijiste allí ya no está.
circle-over-closed = Quien modera lo cerró. Lo que se dijo ya no está.
circle-over-taken = Lo decidió quien modera.
circle-over-why = Por qué: { $why }
circle-over-not-end = Tu espacio sigue igual. Puedes empezar otro círculo o aceptar una invitación.
circle-over-do = Quitarlo de mi lista

## Invitar
circle-invite-title = Invitar a alguien
circle-invite-lead = Recibes un enlace con ocho palabras. Envíalo a una persona que conoces y en quien confías.
circle-invite-how = Sirve una vez, durante { $n } días. Quien lo tiene ve tu nombre aquí y cuántas personas son.
circle-invite-do = Hacer un enlace
circle-invite-full = Tu círculo está lleno, con los enlaces que todavía sirven.
circle-invite-made = Tu enlace
circle-invite-once = Se muestra solo esta vez. Cópialo ahora o apunta las ocho palabras.
circle-invite-words = Las ocho palabras
circle-invite-care = Envíalo de un modo que solo lea esa persona.
circle-invite-open = Enlaces que todavía sirven
circle-invite-until = Un enlace que sirve hasta el { $day }
circle-invite-back = Retirarlo
circle-invite-gone = Ese enlace ya no sirve.

## Entrar
circle-join-title = Alguien te invita a un círculo
circle-join-from = { $name } te invita. { $n ->
    [one] Por ahora hay 1 persona.
   *[other] Por ahora hay { $n } personas.
}
circle-join-free = No hace falta que entres. Si no conoces a esa persona, no entres.
circle-join-full = Este círculo ya está lleno.
circle-join-inside = Ya estás en este círculo.
circle-join-do = Entrar

## Ajustes
circle-set-title = Mis ajustes en este círculo
circle-set-level = ¿Cuánto cuentas de un día?
circle-set-call = ¿Pueden llamarte cuando las ganas son fuertes?
circle-set-call-hint = Ven que se te puede llamar a esa hora. Siempre puedes responder que no puedes.
circle-set-call-no = No
circle-set-call-yes = Sí, a estas horas
circle-set-from = Desde
circle-set-until = Hasta
circle-set-hours-hint = La misma hora dos veces es el día entero.
circle-set-letter = Enviarme también una carta, a este correo
circle-set-letter-hint = Puedes saltarlo. La carta dice que alguien pidió por ti aquí, y nada más. Nadie del círculo ve el correo.
circle-set-letter-wrong = Escribe una dirección como nombre@example.org.
circle-set-phone = Un número para llamarte
circle-set-phone-hint = Puedes saltarlo. Solo lo ve quien pide ayuda, y solo mientras la pide.
circle-set-phone-wrong = Escribe un número de teléfono, solo con cifras.
circle-set-after = Si no escribo unos días, quien cuida el círculo puede preguntar por mí.
circle-set-after-hint = Entonces puede enviarte una frase amable. A nadie más se le dice.
circle-set-save = Guardar
circle-set-keep = Quién cuida el círculo
circle-set-keep-lead = Lo cuidas tú. Puedes pasarlo. El círculo sigue igual.
circle-set-keep-do = Que lo cuide { $name }

## Salir
circle-leave-title = Salir de este círculo
circle-leave-goes = Qué se va
circle-leave-goes-1 = Tu nombre y tus ajustes aquí se van al momento.
circle-leave-goes-2 = Ya no puedes leer lo que dijeron las demás personas.
circle-leave-goes-3 = Solo puedes volver si quien lo cuida te invita de nuevo.
circle-leave-goes-4 = Un círculo de una persona termina. Si son dos, termina para ambas.
circle-leave-keeper = Lo cuidas tú. Después lo cuidará quien lleva más tiempo.
circle-leave-words = ¿Y lo que dijiste?
circle-leave-take = Se va conmigo
circle-leave-stay = Se queda hasta 30 días, sin mi nombre
circle-leave-do = Salir ahora

## Avisar
circle-report-title = Avisar de alguien a quien modera
circle-report-lead = Tú eliges lo que ve quien modera. No ve nada más de este círculo.
circle-report-danger = Si estás en peligro, no esperes a esto. Ve a la página de ayuda.
circle-report-told = Quien modera puede sacar a alguien o cerrar el círculo. Se dice el motivo, no quién avisó.
circle-report-who = ¿De quién?
circle-report-who-choose = Elige de quién se trata.
circle-report-words = ¿Cuáles de sus palabras?
circle-report-words-none = No hay palabras suyas. Abajo puedes contar qué pasó.
circle-report-line = { $day }: { $told }
circle-report-why = ¿Qué pasa?
circle-report-why-choose = Elige qué pasa.
circle-report-note = ¿Qué debe saber quien modera?
circle-report-note-hint = Puedes saltarlo. Hasta { $n } signos.
circle-report-note-long = Usa { $n } signos o menos.
circle-report-many = Algunos de tus avisos ya esperan. Una persona los leerá.
circle-report-do = Enviarlo
circle-report-next = Continuar
circle-why-hurts = Hiere o amenaza
circle-why-presses = Quiere verme, o más, aunque yo no quiero
circle-why-tells = Contó a otras personas quién está aquí o qué se dijo
circle-why-advice = Da consejos sobre medicinas, o sobre dónde conseguir algo
circle-why-sells = Vende algo o pide dinero
circle-why-young = Puede que alguien aquí tenga menos de 18 años
circle-told-hurts = Algo hirió o amenazó a alguien.
circle-told-presses = Se presionó a alguien para verse, o para más.
circle-told-tells = Se contó fuera lo que es del círculo.
circle-told-advice = Hubo consejos sobre medicinas, o sobre dónde conseguir algo.
circle-told-sells = Se vendió algo o se pidió dinero.
circle-told-young = Puede que alguien tenga menos de 18 años. Los círculos son para personas de 18 o más.

## La mesa de quien modera
desk-circles-title = Avisos de círculos
desk-circles-lead = Ves lo que alguien eligió, y nada más. Nadie lee un círculo.
desk-circles-none = No espera nada.
desk-circles-line = { $day }: { $why }
desk-circles-late = Otra persona fue más rápida.
desk-circles-done = Hecho.
desk-circle-title = Un aviso de un círculo
desk-circle-about = Sobre { $name }, en un círculo de { $n } personas.
desk-circle-words = Lo que se eligió
desk-circle-words-none = No se eligieron palabras.
desk-circle-note = Lo que añadió quien avisó
desk-circle-danger = Si una vida puede estar en peligro, sigue primero tus propias reglas.
desk-circle-leave = Dejarlo como está
desk-circle-why = ¿Por qué? Esto se les dice.
desk-circle-out = Sacar a { $name }
desk-circle-close = Cerrar el círculo
desk-circle-back = Volver a los avisos

## En otros lugares
today-circle = { $name } pide que estés
check-in-circle = Contarlo también a mi círculo. Elijo qué en la página siguiente.
archive-circles = Círculos: desde cuándo, mi nombre allí y de cuántos días conté algo
letter-circle-subject = Alguien preguntó por ti en { $service }
letter-circle-text =
    Hola:

    Alguien preguntó por ti en { $service }. Cuando puedas, mira aquí:
    { $link }

    Recibes esto porque lo aceptaste. Puedes dejarlo allí cuando quieras.
