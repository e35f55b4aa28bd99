### Palabras de las páginas que ayudan a elegir: las cuatro páginas de preguntas.

## El comienzo
ask-title = Encuentra lo que va contigo
ask-start-lead = Hay muchos tipos de grupo. Unas pocas preguntas te ayudan a elegir por dónde empezar.
ask-start-pages = Cuatro páginas cortas. Son unos tres minutos.
ask-start-skip = Puedes saltarte cualquier pregunta y parar cuando quieras.
ask-start-nobody = Nadie más que tú ve tus respuestas.
ask-start-kept = No guardamos nada, y no hace falta ningún nombre.
ask-start-address = Tus respuestas están en la dirección de la página. Quien pueda ver el historial de este navegador puede leerlas.
ask-begin = Empezar
ask-start-ways = También puedes mirar antes:
ask-kinds = Tipos de grupo

## En cada página
ask-steps = Página { $n } de { $of }
ask-skip = Saltar esta pregunta
ask-skip-all = Responde lo que quieras. Salta lo que no.
ask-more = Mostrar más
ask-continue = Continuar
ask-now = Ver grupos ahora
ask-see = Ver grupos
ask-many-hint = Marca todas las que quieras.
ask-minor = Tienes menos de 18 años, así que solo mostramos lo que está abierto para ti. Puedes ir con una persona adulta de confianza.

## Página 1
ask-page-1 = Tú, y de qué se trata
ask-who = ¿Para quién es?
ask-who-short = Para quién es
ask-who-me = Para mí
ask-who-other = Para alguien que me importa
ask-age = ¿Qué edad tienes?
ask-age-short = Edad
ask-age-hint = Algunos grupos son solo para personas adultas. Otros son solo para jóvenes.
ask-age-under-18 = Menos de 18
ask-age-18-25 = De 18 a 25
ask-age-26-59 = De 26 a 59
ask-age-60 = 60 o más
ask-about = ¿De qué se trata?
ask-about-short = De qué se trata
ask-about-alcohol = Alcohol
ask-about-opioids = Heroína, fentanilo o pastillas opioides para el dolor
ask-about-cocaine = Cocaína o crack
ask-about-meth = Metanfetamina, cristal o speed
ask-about-cannabis = Cannabis
ask-about-benzos = Pastillas para calmarse o dormir
ask-about-pills = Otras pastillas
ask-about-other = Otras drogas, o más de una
ask-about-nicotine = Fumar o vapear
ask-about-gambling = Juego
ask-about-food = Comida
ask-about-sex = Sexo y amor
ask-about-money = Deudas o gastos
ask-about-work = Trabajo
ask-about-relationships = Relaciones
ask-about-screens = Juegos, teléfono o internet
ask-about-violence = Ira y violencia
ask-also = ¿Algo de esto forma parte?
ask-also-short = También forma parte
ask-also-returned = Lo había dejado un tiempo y he vuelto a consumir
ask-also-mental-health = Un problema de salud mental
ask-also-grief = La muerte de alguien cercano
ask-also-family = Crecer en una casa donde se bebía o se consumía
ask-also-trauma = Cosas malas que todavía duelen (trauma)
ask-also-abuse = Abuso sexual en la infancia
ask-goal = ¿Qué te gustaría?
ask-goal-short = Lo que te gustaría
ask-goal-hint = Ninguna respuesta es mejor que otra. Puedes cambiarla cuando quieras.
ask-goal-stop = Dejarlo
ask-goal-stay = Seguir sin consumir
ask-goal-cut = Reducir
ask-goal-safer = Correr menos peligro
ask-goal-unsure = Todavía no lo sé

## Página 2
ask-page-2 = Fe, medicinas y personas
ask-faith = ¿Qué parte puede tener la fe?
ask-faith-short = Fe
ask-faith-hint = En algunos grupos se reza o se habla de un poder superior. En otros no.
ask-faith-secular = Ninguna, por favor
ask-faith-spiritual = Lo espiritual está bien
ask-faith-christian = Cristiana
ask-faith-muslim = Musulmana
ask-faith-jewish = Judía
ask-faith-buddhist = Budista
ask-faith-indigenous = Las costumbres de un pueblo indígena
ask-faith-no-matter = Me da igual
ask-med = ¿Cuáles de tus medicinas tienen que ser bienvenidas?
ask-med-short = Medicinas
ask-med-hint = Dejamos fuera los grupos que se sabe que están en contra. Cuando no lo sabemos, lo decimos.
ask-med-mental-health = Para mi salud mental
ask-med-opioid = Para el consumo de opioides, como la metadona
ask-med-alcohol = Para la bebida, como la naltrexona
ask-med-none = No tomo ninguna de estas
ask-med-not-say = Prefiero no decirlo
ask-with = ¿Con quién te gustaría estar?
ask-with-short = Quién está en la sala
ask-with-hint = Marca lo que vale para ti, o lo que te gustaría.
ask-with-how = ¿Cuánto cuenta eso?
ask-with-how-short = Cuánto cuenta
ask-how-like = Mostrar estos primero
ask-how-must = Mostrar solo estos

## Página 3
ask-page-3 = Dónde y cuándo
ask-place = ¿Dónde estás?
ask-place-short = Lugar
ask-place-hint = Déjalo vacío para ver solo grupos por internet.
ask-mode = ¿Cómo te gustaría participar?
ask-mode-short = Cómo
ask-mode-person = En persona
ask-mode-online = Por internet
ask-mode-both = De las dos maneras
ask-day = ¿Qué días puedes ir?
ask-day-short = Días
ask-day-hint = Si todos te sirven, no marques ninguno.
ask-time = ¿A qué hora del día?
ask-time-short = Hora del día
ask-time-morning = Por la mañana
ask-time-midday = A mediodía
ask-time-afternoon = Por la tarde
ask-time-evening = A última hora de la tarde
ask-time-night = Por la noche
ask-speak = ¿En qué idioma?
ask-speak-short = Idioma
ask-need = ¿Qué necesitas para entrar y participar?
ask-need-short = Lo que necesitas
ask-need-hint = Muchas fichas no lo dicen. Pregunta al grupo antes de ir.
ask-need-how = ¿Cuánto cuenta eso?
ask-need-how-short = Cuánto cuenta

## Página 4
ask-page-4 = Cómo debería ser
ask-proof = ¿Vale algo de esto para ti?
ask-proof-short = Comprobante
ask-proof-needed = Necesito un comprobante de que estuve
ask-proof-sent = Un juzgado u otra persona me mandó ir
ask-style = ¿Qué te gustaría hacer allí?
ask-style-short = Qué se hace
ask-style-skills = Aprender y practicar técnicas
ask-style-sharing = Hablar y escuchar
ask-size = ¿De qué tamaño?
ask-size-short = Tamaño
ask-size-small = Un grupo pequeño
ask-size-any = Cualquier tamaño
ask-calm = ¿Qué haría más fácil la primera vez?
ask-calm-short = Primera vez
ask-calm-hint = Los nervios son normales. Casi todo el mundo los tiene.
ask-calm-new = Reuniones para personas nuevas
ask-calm-listen = Sentarme y escuchar
ask-calm-camera = Entrar por internet con la cámara apagada
ask-calm-someone = Ir con alguien
ask-circle = ¿Bebe o consume la mayoría de la gente que te rodea?
ask-circle-short = La gente que te rodea
ask-circle-yes = Sí
ask-circle-no = No
ask-learned = ¿Qué te enseñó el tratamiento?
ask-learned-short = Tratamiento
ask-learned-skills = Técnicas para pensamientos, emociones y ganas de consumir
ask-learned-steps = Los Doce Pasos
ask-learned-other = Otra cosa
ask-weights = ¿Qué es lo que más te importa?
ask-weights-short = Lo que más te importa
ask-weights-hint = Esto decide qué sale primero. Puedes dejarlo como está.
weight-0 = No importa
weight-1 = Importa un poco
weight-2 = Importa
weight-3 = Importa mucho
weight-4 = Es lo que más importa

## La respuesta
suit-title = Grupos que pueden ir contigo
suit-lead = Tú eliges. Estos salen primero por lo que has dicho.
suit-change = Cambiar tus respuestas
suit-unasked = Todavía no nos has dicho nada, así que esto es todo lo que está a tu alcance.
suit-unasked-link = Responde cuatro páginas cortas
suit-near = Cerca de { $place }.
suit-near-other = ¿Buscas otro lugar?
suit-nowhere = No has dicho ningún lugar, así que estos son por internet.
suit-add-place = Añadir un lugar
suit-place-none = Por eso estos son por internet.
suit-change-place = Cambiar el lugar
suit-soonest = Lo primero a lo que puedes llegar
suit-first = Por dónde puedes empezar
suit-order = Están en orden según cuánto encajan con lo que has dicho. Los que encajan igual salen en orden al azar. Nosotros no ponemos primero ningún tipo de grupo.
suit-caution = Ten cuidado:
suit-unknown = No sabemos:
suit-because-answer = Cambiar esta respuesta
suit-because-kind = Sobre este tipo de grupo
suit-because-listing = Ver la ficha
suit-because-study = Qué se estudió ({ $id })
suit-checked-today = Sus datos se comprobaron hoy.
suit-checked = { $n ->
    [one] Sus datos se comprobaron ayer.
   *[other] Sus datos se comprobaron hace { $n } días.
}
suit-checked-months = Sus datos se comprobaron hace { $n ->
    [one] un mes
   *[other] { $n } meses
}.
suit-checked-years = Sus datos se comprobaron hace más de { $n } años. Mira el sitio del grupo antes de ir.
suit-checked-unknown = No sabemos cuándo se comprobaron sus datos.
suit-all = Todas sus reuniones
suit-next = Prueba algunos
suit-next-lead = Una visita dice poco. Podrías probar tres reuniones de dos tipos en cuatro semanas.
suit-plan = Hacer un plan
suit-text = Enviar a un teléfono
suit-sheet = Hoja para un profesional
suit-keep = Guardar en mi espacio
suit-print = Para imprimir esta página, usa el menú de tu navegador.
suit-others = Todo lo demás que encaja
suit-others-count = { $n ->
    [one] Mostrar 1 tipo más
   *[other] Mostrar { $n } tipos más
}
suit-out = Lo que quedó fuera, y por qué
suit-out-lead = No escondemos nada. Puedes cambiar la respuesta que hay detrás de cada motivo.
suit-out-show = Mostrar lo que quedó fuera
suit-out-some = { $n ->
    [one] { $name } (1 reunión)
   *[other] { $name } ({ $n } reuniones)
}
suit-answers = Tus respuestas
suit-answers-none = Te has saltado todas las preguntas. Está bien así.
suit-none = No hay nada que encaje a tu alcance
suit-none-wider = Busca más lejos, o cambia el lugar
suit-disclaimer = No pertenecemos a ninguno de estos grupos, y ninguno ha aprobado esta página.

## Una lista para un teléfono
list-text-lead = Esta lista da días, horas y lugares. No dice nada de qué tratan las reuniones. Un enlace para entrar puede nombrar un grupo: míralo antes de enviarlo.
list-text-mail = Abrir en el correo
list-text-names = Nombrar también los tipos de grupo

## Una hoja para un profesional
sheet-title = Una hoja para llevar
sheet-lead = Enséñala a un profesional de confianza, o imprímela. Solo dice lo que tú marques.
sheet-choose = ¿Qué debe decir de ti?
sheet-wishes = Lo que me gustaría
sheet-groups = Grupos para mirar juntos
sheet-agree = Lo que acordamos
sheet-agree-lead = En un estudio, más gente fue cuando se la presentó alguien con experiencia propia.
sheet-which = Qué reunión:
sheet-call = A quién llamamos ahora, juntos:
sheet-day = Qué día:
sheet-with = Quién me acompaña, o me espera en la puerta:
sheet-after = Cuándo hablamos de cómo fue:
sheet-yours = Tú decides. Puedes parar o cambiar esto cuando quieras.
