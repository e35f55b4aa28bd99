### Tipos de grupo: la lista, un tipo, dos lado a lado, y la página para familia y amistades.
### Lo que se sabe de cada tipo está en content/fellowships; estas son las frases que lo dicen.

## La lista
kinds-title = Tipos de grupo
kinds-lead = Hay muchos tipos de grupo. Puedes probar algunos, y puedes ir a más de uno.
kinds-order = Van por su forma de trabajar y después por nombre. El orden no dice cuál es bueno.
kinds-show = Mostrar
kinds-show-all = Todos
kinds-show-self = Para mí
kinds-show-family = Para familia y amistades
kinds-show-faith = Sin fe ni oraciones
kinds-show-online = Con reuniones por internet
kinds-show-about = De qué va
kinds-none = Ningún tipo de grupo cumple todo eso.
kinds-none-way = Mostrar todos los tipos de grupo
kinds-meetings = { $n ->
    [one] 1 reunión en los próximos 7 días
   *[other] { $n } reuniones en los próximos 7 días
}
kinds-meetings-none = Sin reuniones en nuestras listas esta semana
kinds-jump = Ir a
kinds-compare = Poner dos lado a lado
kinds-evidence = Lo que dicen los estudios
kinds-evidence-lead = Cuánto participa cada persona cuenta más que el grupo que elige.
kinds-family = Para familia y amistades
kinds-help = ¿No sabes qué buscas?
kinds-help-link = Ver los tipos de grupo

## Cómo trabajan
approach-twelve-step = Doce Pasos
approach-twelve-step-says = Los miembros trabajan juntos Doce Pasos. La mayoría habla de un poder superior.
approach-secular-skills = Técnicas
approach-secular-skills-says = Aprendes herramientas para cambiar lo que haces. No hace falta fe.
approach-secular = Laicos
approach-secular-says = Los miembros hablan y se ayudan. La fe queda fuera.
approach-moderation = Beber menos
approach-moderation-says = Pones límites y los cumples.
approach-harm-reduction = Menos daño
approach-harm-reduction-says = Cuenta cualquier cambio a mejor.
approach-buddhist = Ideas budistas
approach-buddhist-says = La gente medita y usa ideas budistas.
approach-faith = Una fe
approach-faith-says = Recuperación dentro de una fe.
approach-indigenous = Tradiciones nativas
approach-indigenous-says = Recuperación a la manera de los pueblos nativos.
approach-activity = Hacer cosas juntos
approach-activity-says = Deporte, arte y ratos con otras personas.
approach-community = Comunidades de recuperación
approach-community-says = Personas de cualquier camino, o con algo en común.
approach-family-support = Apoyo a la familia
approach-family-support-says = Se aprende a ayudar a alguien, y a una misma o uno mismo.
approach-platform = Lugares para muchos tipos
approach-platform-says = Alojan reuniones de otros tipos.

## Un tipo
kind-title = Un tipo de grupo
kind-back = Todos los tipos de grupo
kind-unconfirmed = Esta página se apoya en lo que se sabe en general. La organización aún no la ha confirmado.
kind-unconfirmed-part = Solo una parte de esta página se leyó en las páginas de la organización.
kind-name-only = Solo sabemos su nombre y de qué va.
kind-inactive = Puede que ya no se reúna. Pregunta antes de ir.
kind-happens = Qué pasa
kind-first-meeting = Cómo es una primera reunión, paso a paso
kind-facts = Conviene saber
kind-goal = Qué busca
kind-entry = Qué te pide
kind-belief = Fe
kind-whom = Para quién es
kind-about = De qué va
kind-leads = Quién dirige
kind-crosstalk = ¿Se responden unas personas a otras?
kind-sponsor = ¿Hay padrino, madrina o mentor?
kind-cost = Coste
kind-proof = Prueba de que viniste
kind-online = Por internet
kind-in-person = En persona
kind-size = Qué tamaño tiene
kind-size-says = { $size } ({ $year }).
kind-size-about = { $size } (hacia { $year }).
kind-size-source = Fuente:
kind-not-known = No lo sabemos.
kind-varies = Cambia de un grupo a otro. Pregunta.
kind-website = Su propio sitio
kind-website-unseen = No hemos comprobado esta dirección.
kind-medicine = Si tomas medicación
kind-medicine-psychiatric = Medicación psiquiátrica
kind-medicine-opioid = Medicación para los opioides
kind-medicine-source = De dónde viene esto
kind-medicine-years = El texto es de: { $years }.
kind-medicine-undated = No sabemos de cuándo es el texto.
kind-medicine-looked = Lo miramos el { $date }.
kind-medicine-keep = Tu medicación es un tratamiento. No dejes ni bajes la dosis por algo que se diga en un grupo. Habla con quien te la receta.
kind-medicine-room = Lo que se dice en una sala puede ser distinto del texto.
kind-withdrawal = Si bebes mucho cada día, o tomas calmantes cada día, parar de golpe puede ser peligroso. Habla antes con un médico.
kind-studies = Lo que dicen los estudios
kind-studies-none = No conocemos ningún estudio de este tipo de grupo. Eso no quiere decir que no sirva.
kind-studies-more = Más de los estudios
kind-studies-all = Todo lo que dicen los estudios
kind-may-not = Puede que no sea para ti si
kind-unknown = Lo que no sabemos
kind-next = Próximas reuniones
kind-next-near = Próximas reuniones cerca de { $place }
kind-next-none = No hay reuniones suyas en nuestras listas en los próximos 7 días.
kind-next-none-near = No hay reuniones suyas cerca de { $place } en los próximos 7 días.
kind-next-all = Ver todas sus reuniones
kind-next-near-you = Ver sus reuniones cerca de ti
kind-compare = Ponerlo al lado de otro tipo
kind-disclaimer = El nombre es de { $fellowship }. No estamos afiliados a él ni tenemos su aval.
kind-missing-title = No conocemos este tipo de grupo
kind-missing-lead = Puede que la dirección esté mal. Puedes ver todos los tipos de grupo o buscar una reunión.

## Qué busca
goal-abstinence-programme = Busca dejarlo del todo.
goal-abstinence-encouraged = Anima a dejarlo.
goal-abstinence-from-nonprescribed = Busca dejarlo del todo. La medicación que receta un médico no cuenta.
goal-abstinence-and-wellbeing = Busca dejarlo y vivir bien.
goal-sober-to-attend = Vienes tras un tiempo sin consumir. Tu meta sigue siendo tuya.
goal-moderation-or-abstinence = Pones límites, o lo dejas.
goal-own-goal = Cuenta tu propia meta: dejarlo, reducir, menos riesgo, o no saberlo aún.
goal-not-applicable = No pone ninguna meta sobre el alcohol u otras drogas. Trata de tu propia vida.

## Qué te pide
entry-anyone = Nada. Puede venir cualquiera.
entry-wish-to-stop = Querer dejarlo.
entry-wish-to-change = Querer cambiar algo.
entry-sober-before = Un tiempo sin alcohol ni drogas antes de venir.
entry-relative = Que alguien te importe, o que perdieras a alguien.
entry-belonging = Ser una de las personas para quienes es.

## Fe
belief-higher-power = Habla de un poder superior, como cada persona lo entienda. No hay que creer para venir.
belief-own-steps = Tiene sus propios pasos. No sabemos cómo hablan de la fe.
belief-none-required = Doce Pasos sin oraciones.
belief-none = Sin fe y sin oraciones.
belief-buddhist = Meditación e ideas budistas, sin un dios.
belief-optional = Puedes traer tu fe o dejarla fuera.
belief-christian = Abiertamente cristiano.
belief-christian-light = Tiene raíces cristianas.
belief-muslim = Abiertamente musulmán.
belief-jewish = Espiritualidad judía.
belief-creator = Tradiciones nativas que hablan de un Creador o Gran Espíritu.

## Medicación
stance-supportive = Su propio texto la apoya.
stance-welcomed = Su propio texto da la bienvenida a quien la toma.
stance-compatible = Su propio texto lo deja entre tú y tu médico.
stance-compatible-reported = Se dice que lo deja entre tú y tu médico. No hemos leído su texto entero.
stance-supportive-reported = Se dice que la apoya. No hemos leído su texto.
stance-by-group = No tiene una sola postura. Cada grupo decide: pregunta.
stance-by-church = Cambia de una iglesia a otra: pregunta.
stance-varies = Cambia de un lugar a otro: pregunta.
stance-no-statement = Buscamos y no hallamos ningún texto.
stance-not-verified = No lo sabemos. Aún no hemos mirado: pregunta.
stance-not-applicable = Este tipo de grupo no trata de tu propia medicación.
stance-discouraged = Su propio texto pide no tomarla. Habla con tu médico antes de ir.
confidence-high = Estamos bastante seguros de esto.
confidence-medium = Estamos casi seguros, no del todo.
confidence-low = No estamos seguros.

## Quién dirige
leads-peers = Dirigen los miembros.
leads-peers-with-adults = Dirigen miembros jóvenes, con personas adultas a su lado.
leads-facilitator = Dirige una persona formada.
leads-trained-peer = Dirige un miembro con formación.
leads-volunteer = Dirige una persona voluntaria formada.
leads-lay = Dirige una persona formada de la iglesia.
leads-peer-or-coach = Dirige un miembro formado o un acompañante de recuperación.
leads-professional = Dirige un profesional formado, o un grupo con alguien formado.
leads-staff-and-peers = Dirigen juntos el personal y miembros mayores.
leads-mixed = Dirigen personal y voluntarios.

## Para quién es
whom-self = Personas que quieren cambiar algo para sí.
whom-family = Personas a quienes les importa otra persona.
whom-both = Personas que quieren cambiar algo, y quienes las quieren.
ages-any-with-youth = Todas las edades. Algunas reuniones son para jóvenes.
ages-any = Todas las edades.
ages-adults = Personas adultas.
ages-adults-with-youth = Personas adultas. Los adolescentes tienen sus reuniones.
ages-mostly-adults = Sobre todo personas adultas.
ages-young = Gente joven.
ages-teens = Adolescentes.
gender-groups = Todos los géneros. Algunos grupos son para uno solo.
gender-small-groups = Hombres y mujeres comparten en grupos aparte.
gender-women = Mujeres.
gender-women-non-binary = Mujeres y personas no binarias.

## De qué va
about-anything = Cualquier cosa que quieras cambiar
about-any-substance = Alcohol, nicotina y todas las drogas
about-any-drug = Todas las drogas
behaviour-alcohol = Alcohol
behaviour-opioids = Opioides
behaviour-cocaine = Cocaína
behaviour-methamphetamine = Metanfetamina
behaviour-cannabis = Cannabis
behaviour-benzodiazepines = Calmantes
behaviour-pills = Otras pastillas
behaviour-other-drugs = Otras drogas
behaviour-nicotine = Nicotina
behaviour-gambling = Juego
behaviour-food = Comida
behaviour-sex = Sexo y amor
behaviour-money = Dinero
behaviour-work = Trabajo
behaviour-relationships = Relaciones
behaviour-screens = Pantallas
behaviour-violence = Violencia
concern-mental-health = También un problema de salud mental
concern-grief = Duelo
concern-family-history = Problemas en casa en la infancia
concern-trauma = Trauma
concern-childhood-abuse = Abusos en la infancia

## Respuestas, mentores, coste, prueba, cuánto hay
crosstalk-yes = Sí.
crosstalk-usually-no = En general no. Se habla por turnos y los demás escuchan.
crosstalk-no = No. Se habla por turnos y los demás escuchan.
sponsor-yes = Sí. Un miembro con más tiempo puede ayudarte, si lo pides.
sponsor-mentor = Sí, un mentor.
sponsor-optional = Sí, si quieres.
sponsor-no = No.
cost-free = Gratis. Si quieres, puedes dar algo.
cost-mostly-free = Los grupos son gratis. Otras cosas se pagan.
cost-varies = Varía. Pregunta.
proof-service = Sí, la da el servicio.
proof-per-meeting = Muchas reuniones la dan. Su página lo dice.
proof-often = A menudo, si la pides.
proof-each-group = Cada grupo decide. Pregunta cuando vengas.
proof-no = No.
presence-many = Sí, muchas.
presence-yes = Sí.
presence-some = Algunas.
presence-few = Pocas o ninguna.
presence-some-places = Solo en algunos lugares.
presence-only-online = Sí, y solo por internet.
presence-only-in-person = Sí, y solo en persona.
presence-no = No.

## Puede que no sea para ti si
may-not-higher-power = no quieres que se hable de un poder superior ni que se rece
may-not-faith = quieres un grupo sin religión, o tu fe es otra
may-not-meditate = no quieres meditar
may-not-stop = quieres reducir y no dejarlo
may-not-own-goal = quieres que todas las personas de la sala busquen dejarlo
may-not-sober = ese día has tomado alcohol u otras drogas
may-not-limits = te pones mal cuando no bebes. Entonces pregunta antes a un médico
may-not-crosstalk = no quieres que te respondan a lo que dices
may-not-no-crosstalk = quieres que te respondan a lo que dices
may-not-skills = quieres hablar con libertad y no trabajar con herramientas
may-not-belonging = no eres una de las personas para quienes es
may-not-family = buscas ayuda con tu propia bebida o tus propias drogas
may-not-self = buscas ayuda por otra persona
may-not-room = quieres una sala cerca, porque tiene pocas
may-not-online = no puedes conectarte a internet
may-not-proof = necesitas una prueba de que viniste
may-not-account = no quieres crear una cuenta
may-not-none = No conocemos nada suyo que aleje a nadie. Cada grupo es distinto.

## Lo que no sabemos
unknown-room = Cómo es el grupo que tienes cerca. Cada uno es distinto.
unknown-medicine = Qué dice sobre la medicación.
unknown-medicine-room = Cómo tratan en cada sala a quien toma medicación.
unknown-studies = Cómo le va a la gente en él. No conocemos ningún estudio.
unknown-size = Qué tamaño tiene.
unknown-size-now = Qué tamaño tiene ahora.
unknown-proof = Si da prueba de que viniste.
unknown-confirmed = Si la organización diría lo mismo. Aún no ha confirmado esta página.
unknown-active = Si todavía se reúne.
unknown-most = Casi todo: qué pide, quién dirige y qué dice sobre la medicación.

## Lado a lado
compare-title = Tipos de grupo lado a lado
compare-lead = Elige dos o tres tipos. Verás en qué se parecen y en qué no. No decimos que uno sea mejor.
compare-first = Primer tipo
compare-second = Segundo tipo
compare-third = Tercer tipo, si quieres
compare-choose = Elige un tipo
compare-show = Mostrar lado a lado
compare-change = Elegir otros
compare-more = Más sobre { $fellowship }

## Familia y amistades
family-title = Para familia y amistades
family-lead = Alguien que te importa bebe, consume drogas o juega. Puedes recibir ayuda para ti, haga lo que haga.
family-helps = Qué ayuda
family-helps-1 = Tú puedes sentirte mejor, decida lo que decida. Tu vida también cuenta.
family-helps-2 = Habla con personas que viven lo mismo. Para eso están estos grupos.
family-helps-3 = Hay cosas que se aprenden: cómo hablar, cuándo dar un paso atrás, cómo cuidarte.
family-helps-4 = Si toma medicación para eso, es un tratamiento. Los grupos y la medicación pueden ir juntos.
family-danger = Si corres peligro en casa, o puede correrlo alguien, mira a quién puedes llamar.
family-danger-link = Ayuda ahora
family-next = Próximas reuniones para familia y amistades
family-next-none = No hay ninguna en nuestras listas en los próximos 7 días. Muchos de estos grupos se reúnen por internet en sus propios sitios.
family-next-all = Ver todas las reuniones para familia y amistades
family-more = Otros tipos donde también puedes ir
family-studies = Lo que dicen los estudios
family-them = Si esa persona quiere buscar
family-them-kinds = Tipos de grupo para esa persona
family-them-first = Cómo es una primera reunión
family-them-with = Puedes ofrecerte a ir con ella a una reunión abierta, o a estar al teléfono después.
