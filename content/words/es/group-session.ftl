### Palabras de las sesiones: para quienes llevan un grupo. No se nombra a nadie que venga.
### Ningún título nombra una condición.

## Mis grupos hoy
gs-today-title = Mis grupos
gs-today-none = Todavía no lleva ningún grupo. Una persona responsable puede enviarle un enlace.
gs-today-nothing = Hoy no hay ninguna sesión.
gs-how-many = ¿Cuántas personas vinieron?
gs-came-word = vinieron
gs-open = Anotarla
gs-clash-tag = Dos números
gs-bare = No sabemos cuándo se reúne este grupo.
gs-bare-do = Decir qué reunión es
gs-due = Sin anotar todavía
gs-due-more = { $n ->
    [one] Hay una más antigua.
   *[other] Hay { $n } más antiguas.
 }
gs-next = La próxima: { $when }
gs-all = Todas las sesiones y los números
gs-when = { $weekday } { $date }, { $time }

## Palabras para lo que se guarda
gs-mode-in-person = En la sala
gs-mode-online = En línea
gs-mode-hybrid = En la sala y en línea
gs-standing-planned = Prevista
gs-standing-held = Celebrada
gs-standing-cancelled = No celebrada
gs-standing-moved = Cambiada
gs-reason-nobody-to-lead = Nadie podía llevarla
gs-reason-no-room = La sala no estaba libre
gs-reason-nobody-came = No vino nadie
gs-reason-holiday = Día festivo
gs-reason-weather = El tiempo
gs-reason-illness = Enfermedad
gs-reason-technical = El enlace o el teléfono no funcionaba
gs-reason-other = Otra cosa
gs-incident-medical = Alguien se puso mal o se hizo daño
gs-incident-conflict = Un conflicto
gs-incident-intoxication = Alguien había consumido o bebido
gs-incident-safeguarding = Preocupación por un menor o un adulto en riesgo
gs-incident-threat = Una amenaza
gs-incident-other = Otra cosa
gs-field-standing = Celebrada o no
gs-field-reason = Por qué
gs-field-moved = Cambiada a
gs-field-mode = Cómo participó la gente
gs-field-site = Dónde fue
gs-field-in-person = En la sala
gs-field-online = En línea
gs-field-first-timers = Por primera vez aquí
gs-field-plans = Hicieron un plan
gs-field-started = Empezó
gs-field-ended = Terminó
gs-field-leaders = Cuántas personas la llevaron
gs-field-incidents = ¿Pasó algo?
gs-field-donation = Dinero aportado, en total
gs-field-tools = Herramientas que se usaron
gs-field-topics = Temas
gs-field-sections = Partes que se hicieron
gs-field-follow-ups = Por hacer antes de la próxima vez
gs-field-handover = Nota para quien lleve la próxima
gs-came = { $n ->
    [one] Vino 1 persona
   *[other] Vinieron { $n } personas
 }
gs-came-both = { $here } en la sala, { $afar } en línea
gs-came-unknown = Sin contar

## Una sesión
gs-one-title = Una sesión
gs-waiting-one = Una anotación espera red en este teléfono.
gs-waiting-many = # anotaciones esperan red en este teléfono.
gs-waiting-sent = Lo que esperaba en este teléfono está enviado.
gs-saved = Guardado.
gs-undone = Deshecho. Está como antes.
gs-undo = Deshacer
gs-clash = Dos personas anotaron cosas distintas
gs-clash-you = Alguien guardó antes que usted. ¿Qué es lo correcto?
gs-clash-they = Otra persona también anotó esto. ¿Qué es lo correcto?
gs-clash-take = Dejar «{ $what }»
gs-from-last = De la última vez
gs-how-many-lead = Toque un número y queda guardado. Cuente a todas las personas, y a usted si participó.
gs-another-number = Otro número
gs-save-number = Guardar este número
gs-leads = { $n ->
    [0] Nadie ha dicho que la llevó.
    [one] La llevó una persona.
   *[other] La llevaron { $n } personas.
 }
gs-lead-me = La llevé yo
gs-lead-not = No la llevé yo
gs-more = Más, si quiere
gs-more-lead = Todo esto es opcional. No escriba nunca nombres ni lo que alguien dijo.
gs-topics-hint = Unas palabras, con comas: sueño, fines de semana
gs-currency = Moneda, tres letras
gs-incidents-hint = Solo el tipo. Lo que pasó, cuénteselo a la persona encargada.
gs-notes-hint = Para quienes llevan este grupo. Sin nombres de quienes vienen. Se borra a los 180 días.
gs-save = Guardar
gs-door-sheet = El orden de la reunión
gs-door-state = No se celebra, o cambia
gs-door-names = Nombres de pila, por dos semanas
gs-door-history = Qué se cambió

## No celebrada, o cambiada
gs-state-title = No se celebra, o cambia
gs-state-lead = La sesión sigue en su lista. Esto se puede deshacer.
gs-cancel = No se celebra
gs-cancel-do = Marcar como no celebrada
gs-move = Cambia
gs-move-do = Cambiarla
gs-day = Día
gs-time = Hora
gs-place = Otro lugar
gs-place-hint = Déjelo vacío si el lugar es el mismo.

## Añadir una sesión
gs-add-title = Añadir una sesión
gs-add-lead = Para una sesión que no está en el plan de cada semana.
gs-minutes = Minutos
gs-add-do = Añadirla

## Reuniones de un grupo
gs-meetings-title = Cuándo se reúne este grupo
gs-meetings-lead = Diga cuál es su reunión en la lista. Entonces sus sesiones esperan aquí para anotarse.
gs-meetings-none = Ninguna todavía
gs-meetings-add = Dirección de la página de la reunión
gs-meetings-hint = Abra la página de su reunión y copie la dirección. Esto no cambia nada en la lista.
gs-meetings-do = Añadirla
gs-meetings-remove = Quitar

## Nombres de pila
gs-names-title = Nombres de pila
gs-names-lead = Algunos grupos quieren una lista de nombres de pila para su círculo. No hace falta.
gs-names-rule = Pregunte antes al grupo. Solo la ven quienes llevan este grupo. Se borra a los 14 días.
gs-names-until = Se borra el { $day }
gs-names-field = Nombres de pila o apodos
gs-names-hint = Uno en cada línea. Sin apellidos.
gs-names-save = Guardarlos
gs-names-forget = Borrarlos ahora

## Qué se cambió
gs-history-title = Qué se cambió
gs-history-lead = Cada vez que alguien guardó, con lo que cambió. Lo último va primero.
gs-history-you = usted
gs-history-they = otra persona ({ $who })

## Números
gs-list-title = Sesiones y números
gs-from = Desde
gs-until = Hasta
gs-show = Mostrar
gs-sums-none = En este tiempo no se anotó ninguna sesión.
gs-sums-held = { $held ->
    [one] Se celebró 1 sesión
   *[other] Se celebraron { $held } sesiones
 }; { $off ->
    [one] 1 no.
   *[other] { $off } no.
 }
gs-sums-came = La gente vino { $all } veces. Sesiones que se contaron: { $n }. Son { $mean } por sesión.
gs-sums-ways = { $here } veces en la sala, { $afar } veces en línea.
gs-sums-new = { $new } vinieron por primera vez. Sesiones donde se contó: { $n }.
gs-sums-plans = { $plans } de { $people } hicieron un plan. Sesiones donde se contó: { $n }.
gs-sums-unwritten = { $n ->
    [one] 1 sesión prevista está sin anotar. No está en estos números.
   *[other] { $n } sesiones previstas están sin anotar. No están en estos números.
 }
gs-months = Mes a mes
gs-by-mode = Según cómo participó la gente
gs-by-site = Por lugar
gs-head-month = Mes
gs-head-mode = Cómo
gs-head-site = Lugar
gs-head-held = Celebradas
gs-head-came = Vinieron (sesiones contadas)
gs-head-mean = Media
gs-head-new = Nuevas (sesiones contadas)
gs-of = { $n } ({ $of })
gs-few = menos de 5
gs-one-by-one = Una por una
gs-file = Descargar como tabla (CSV)
gs-door-new = Añadir una sesión
gs-door-meetings = Cuándo se reúne este grupo
gs-door-run-sheet = El orden de nuestras reuniones

## El orden de una reunión
gs-run-sheet-title = El orden de nuestras reuniones
gs-run-sheet-pick = Elija un orden para empezar. Después cámbielo hasta que sea suyo.
gs-run-sheet-take = Tomar este
gs-run-sheet-source = En qué se basa:
gs-run-sheet-ours = Los minutos son nuestra propuesta.
gs-run-sheet-not = No formamos parte de estas organizaciones. Lo que leen en voz alta es suyo.
gs-run-sheet-lead = Vacíe el nombre de una parte para quitarla. Los números dicen qué va primero.
gs-run-sheet-kept = El orden está guardado.
gs-run-sheet-part = Parte
gs-run-sheet-name = Nombre de esta parte
gs-run-sheet-place = Número
gs-run-sheet-minutes = Minutos
gs-run-sheet-optional = Se puede omitir
gs-run-sheet-again = Elegir otro orden
gs-sheet-title = El orden de la reunión
gs-sheet-done = { $n } de { $of } partes están marcadas.
gs-sheet-own = Esto es solo para su grupo. Una lista corta no es una mala reunión.
gs-sheet-saved = Guardado.
gs-sheet-none = Este grupo todavía no ha elegido un orden.
gs-sheet-pick = Elegir un orden
gs-sheet-optional = se puede omitir
gs-sheet-minutes = { $n } min
gs-sheet-save = Guardar las marcas
gs-sheet-edit = Cambiar el orden
gs-clock-start = Poner en marcha el reloj silencioso
gs-clock-stop = Pararlo
gs-clock-lead = Muestra los minutos que quedan junto a cada parte. No hace ruido.

## Qué falla en un formulario
gs-wrong-number = Escriba un número entero, como 6.
gs-wrong-more = Son más de las que vinieron. Mire los dos números.
gs-wrong-many = Este número es demasiado grande.
gs-wrong-long = Es demasiado largo. Hágalo más corto.
gs-wrong-donation = Escríbalo como 12,50, y tres letras como EUR.
gs-wrong-missing = Aquí falta algo.
gs-wrong-odd = Vuelva a mirar esto.
gs-wrong-reason = Elija por qué.
gs-wrong-day = Elija un día del último año o del próximo.
gs-wrong-time = Escriba una hora como 19:00.
gs-wrong-minutes = Escriba cuántos minutos, de 1 a 1440.
gs-wrong-meeting = No hay tal reunión en la lista.
gs-wrong-sheet = Dé a cada parte un nombre corto y de 1 a 240 minutos. Como mucho 20 partes.

## La entrada
gs-door-door = Registro por teléfono o tableta
gs-door-paper = Un minuto después de la reunión
gs-door-title = Registro
gs-door-lead = Cada persona dice en su teléfono que está aquí. No hace falta cuenta ni nombre.
gs-door-open = Abrir el registro
gs-door-say = Diga: vayan a { $address } y escriban estas cuatro cifras.
gs-door-or = O muestre esta imagen. La cámara de un teléfono la abre.
gs-door-picture = Una imagen que lleva al registro
gs-door-until = Se cierra por sí solo el { $when }.
gs-door-arrived = Registradas: { $here } en la sala, { $afar } en línea.
gs-door-new-of = { $n } de { $of } que lo dijeron están aquí por primera vez.
gs-door-look = Mirar de nuevo
gs-door-take = Tomar estos números
gs-door-close = Cerrar el registro
gs-door-kiosk = Una tableta en la sala
gs-door-kiosk-lead = Ábralo en una tableta donde nadie haya entrado. Muestra un botón y no lleva a nada más.
gs-sums-unique = Unas { $people } personas distintas, según { $codes } códigos que la gente hizo. Es una estimación.

## Después de la reunión, en papel
gs-paper-lead = Deja en blanco lo que quieras. No escribas nombres.
gs-paper-scan = O responde en tu teléfono: apunta aquí con la cámara.
gs-paper-type = Pasar hojas de papel
gs-paper-open = Abra antes el registro, y aquí habrá una imagen para teléfonos
gs-answers-title = Pasar una hoja
gs-answers-lead = Una hoja es una persona. Deje en blanco lo que allí está en blanco.
gs-answers-kept = Guardada. La siguiente hoja, por favor.
gs-answers-save = Guardar esta hoja
gs-results-title = Lo que la gente dijo después de las sesiones
gs-results-lead = No se nombra a nadie. No se muestra nada de menos de cinco personas.
gs-results-few = Respondieron menos de cinco personas, así que no se muestra nada.
gs-results-people = Respondieron { $n } personas, { $paper } de ellas en papel.
gs-results-mean = { $what }: { $mean } de media, probablemente entre { $low } y { $high }. Respondieron { $n }.
gs-results-of = Respondieron { $n }.
gs-results-lines = Con sus palabras, sin orden. Se omite lo que pueda nombrar a alguien.

## Aquí
here-title = Estoy aquí
here-code-lead = Escribe las cuatro cifras que ves en la sala.
here-code = Cuatro cifras
here-go-on = Seguir
here-wrong-code = Ninguna sesión tiene ahora estas cifras. Vuelve a mirarlas.
here-lead = No hace falta cuenta ni nombre. Solo contamos que hay alguien.
here-way = ¿Dónde estás?
here-first = ¿Es tu primera vez aquí?
here-first-skip = Prefiero no decirlo
here-own-code = Haz un código propio, si quieres
here-own-code-lead = Así el grupo cuenta personas sin nombres. Deja en blanco una respuesta como mucho.
here-own-code-kept = Tus respuestas no se guardan. Solo una forma cifrada, durante 400 días.
here-wrong-answer = Escribe una letra, o un número hasta 31.
here-i-am = Estoy aquí
here-thanks = Gracias. Ya cuentas.
here-thanks-lead = Nada en este teléfono lo recuerda.
here-few = Tu código tenía muy pocas respuestas y no se guardó. Cuentas igualmente.
here-after-lead = Cuando termine la reunión, puedes decir cómo fue. Es un minuto.
here-after = Decir cómo fue
kiosk-lead = Toca una vez al entrar.
kiosk-first = Estoy aquí por primera vez
kiosk-next = La siguiente persona
kiosk-give = Listo
kiosk-skip = Dejarlo
kiosk-done = Gracias

## Después
after-title = Un minuto después de la reunión
after-lead = Deja en blanco lo que quieras.
after-place = { $n } de { $of }
after-send = Enviar
after-skip = Dejarlo en blanco
after-plan-title = Un pequeño plan para siete días
after-plan-lead = Gracias. Si quieres, elige algo pequeño para los próximos siete días.
after-plan-pick = ¿Qué podría ser?
after-plan-rest = Descansar un día
after-plan-walk = Salir a caminar
after-plan-away = Evitar un lugar que me cuesta
after-plan-own = O algo tuyo
after-plan-make = Hacer mi plan
after-plan-made = Está en la dirección de esta página y en ningún otro sitio. Guarda o imprime la página.
after-plan-start-lead = En un espacio tuyo, la próxima vez que cuentes cómo estás te pregunta cómo fue. No pide nombre, y estas líneas van contigo.
after-plan-start = Crear un espacio para esto
after-plan-space = Tengo un espacio: ponerlo allí en mi plan
after-plan-lines-only = Solo se guardan estas líneas, y nada las une a lo que dijiste de la reunión.
after-plan-keep = Ponerlo en mi plan
after-plan-show = Solo verlo, para imprimir
after-plan-full = En tu plan no cabe todo esto. Quita antes una línea.
after-plan-see = Ver mi plan
