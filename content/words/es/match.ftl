### Lo que dice el buscador de grupos de cada tipo. En qué estudio se apoya cada frase está en content/matching.toml.
### Dice lo que se pidió, lo que se sabe y lo que no. Nunca dice qué grupo es bueno para quién.

## Lo que nombraste
match-about-all = Trata de lo que nombraste.
match-about-anything = Está abierto a cualquier sustancia o conducta, también a la tuya.
match-about-some = Trata de una parte de lo que nombraste.
match-family = Es para quienes se preocupan por alguien, como tú.
match-family-too = Allí también son bienvenidas las personas que se preocupan por alguien.
match-concern-mental-health = Allí se puede hablar de bebida o drogas y de salud mental. En los estudios, eso hizo bien.
match-concern-grief = Es para personas que perdieron a alguien.
match-concern-family-history = Es para personas que crecieron con problemas en casa.
match-concern-trauma = Tiene presente que hay personas a las que hicieron daño.
match-concern-too = Lo que nos contaste también forma parte de él.
match-concern-meetings = Algunas de sus reuniones están marcadas para lo que nos contaste.

## Tu meta
match-goal-stop = Busca dejarlo del todo, como tú.
match-goal-stop-own = Allí cada persona pone su meta. La tuya, dejarlo, es una de ellas.
match-goal-less = Reducir también es una meta allí.
match-goal-safer = Consumir con menos riesgo también es una meta allí.
match-goal-unsure = Dijiste que no sabes si quieres dejarlo. En este grupo eso está bien.

## Fe
match-belief-secular = Pediste un grupo laico, y este lo es.
match-belief-practice = Usa la meditación. No pide creer en un dios.
match-belief-meetings = Algunas de sus reuniones encajan con lo que dijiste sobre la fe.
match-belief-spiritual = Dijiste que un lado espiritual te parece bien. Habla de un poder superior, como cada quien lo entienda.
match-belief-faith = La fe que nombraste forma parte de él.

## Medicinas
match-medicine-welcome = Su propio texto acepta la medicina que nombraste.
match-medicine-left-to-you = Su propio texto dice que la medicina es cosa tuya y de tu médico.
match-medicine-said = Se dice que acepta las medicinas. No hemos leído su propio texto.
match-medicine-group = Uno de sus grupos dice que las medicinas son bienvenidas.

## Quién viene
match-company = Tiene reuniones marcadas «{ $what }».
match-company-kind = Todo él es para: { $what }.
match-age-teens = Tiene reuniones para adolescentes. En un estudio, iban más a donde había otros de su edad.
match-age-young = También es para gente joven. Al principio puede ayudar que haya gente de tu edad, según los estudios.
match-age-older = Tiene reuniones para personas mayores.

## Cómo es
match-style-tools = Pediste herramientas. En sus reuniones se enseñan y se prueban.
match-style-sharing = Pediste compartir. La gente se cuenta cómo le va.
match-learned-skills = Usa el mismo tipo de habilidades que tu tratamiento.
match-learned-steps = Usa los Doce Pasos, como tu tratamiento.
match-size-small = Algunas de sus reuniones se reparten en grupos pequeños.
match-nerves-new = Algunas de sus reuniones están marcadas como buenas para quien llega por primera vez.
match-nerves-listen = En algunas de sus reuniones habla una persona, o hay silencio. Puedes solo escuchar.
match-nerves-camera = En algunas de sus reuniones puedes dejar la cámara apagada.
match-circle = Se reúne a menudo. En un estudio de AA, ir ayudó a personas con amistades que beben.

## Lo que hace falta
match-access = Tiene reuniones marcadas «{ $what }».
match-language = Tiene reuniones en este idioma: { $what }.
match-time = Tiene reuniones a las horas en que puedes.
match-proof-given = Puede darte un comprobante de que fuiste.
match-proof-ask = Pide el comprobante antes de ir. Cada grupo decide.

## Lo que sabe la lista, y lo que vieron los estudios
match-often = { $n ->
    [one] Encaja una reunión a la semana. En los estudios, importó más participar que qué grupo fuera.
   *[other] Encajan { $n } reuniones a la semana. En los estudios, importó más participar que qué grupo fuera.
}
match-often-drugs = { $n ->
    [one] Encaja una reunión a la semana. También con drogas, en los estudios participar va unido a consumir menos.
   *[other] Encajan { $n } reuniones a la semana. También con drogas, en los estudios participar va unido a consumir menos.
}
match-often-plain = { $n ->
    [one] Encaja una reunión a la semana.
   *[other] Encajan { $n } reuniones a la semana.
}
match-travel = La más cercana está a { $away }.
match-travel-none = Puedes entrar desde donde estás.
match-in-person = Puedes estar en una sala con otras personas.
match-introduction = Alguien de allí puede recibirte. En los estudios, fueron más personas cuando alguien las acompañó.
match-on-site = Se reúne donde recibes tratamiento. En un estudio, así fueron más personas.
match-newcomers = Algunas de sus reuniones están marcadas como buenas para quien llega por primera vez.
match-fresh = Su ficha se comprobó en el último mes.

## Algo a lo que prestar atención
match-care-uncertain = Puede que ya no exista. Compruébalo antes de ir.
match-care-minor = Ve con una persona adulta de confianza. Casi todos los adolescentes se sintieron seguros, pero algunos lo pasaron mal. Siempre puedes irte.
match-care-limits = No está pensado para quien se pone mal al dejar de beber. Pregunta antes a un médico.
match-care-medicine-pressed = En un estudio, algunas personas con metadona oyeron palabras que duelen en grupos así. Tu medicina es cosa tuya y de tu médico.
match-care-medicine-ask = Pregunta al grupo antes de ir cómo ve tu medicina.
match-care-stands-in = Trata de la bebida. Pregunta cómo ven otras drogas. Un estudio con jóvenes no vio diferencia.
match-care-aims = Busca dejarlo del todo. Como mucho pide el deseo de dejarlo.
match-care-other-goals = También vienen personas con otras metas, como reducir.
match-care-prayer = Habla de un poder superior, como cada quien lo entienda. En algunas reuniones se reza.
match-care-prayer-study = Habla de un poder superior. En un estudio, quienes no creen en Dios iban menos. A quienes fueron les sirvió igual.
match-care-faith = La fe es una parte clara de él.
match-care-sober-before = Pide no haber consumido desde un tiempo antes de venir.
match-care-closed = Estas reuniones son solo para quienes comparten aquello de lo que trata.
match-care-restricted = Pregunta antes de ir. Estas reuniones limitan quién puede venir.
match-care-lgbtq = Personas LGBTQ+ hablan de buena compañía en grupos así. Algunas hablan de daño.
match-care-online = Todas son por internet. En un estudio sobre la bebida, quien solo iba por internet participaba menos. Añade una en persona si puedes.
match-care-stale = Nadie comprobó estas fichas en el último año. Mira otra vez antes de ir.
match-care-unconfirmed = La organización todavía no ha confirmado lo que decimos de ella.
match-care-room = Cada sala es distinta. Si una no te va, prueba otra.

## Algo que no sabemos
match-unknown-medicine-text = No conocemos ningún texto suyo sobre tu medicina.
match-unknown-medicine-group = No sabemos qué oirás en la sala sobre las medicinas.
match-unknown-goal = No sabemos qué meta busca.
match-unknown-belief = No sabemos qué lugar tiene la fe en él.
match-unknown-proof = No sabemos si este grupo da comprobante.
match-unknown-age = No sabemos cuántas personas de tu edad vienen.
match-unknown-access = Del acceso solo sabemos lo que dice la lista. Pregunta por lo demás.
match-unknown-size = No sabemos cuántas personas vienen.
match-unknown-studies = No conocemos ningún estudio sobre lo que se gana en este tipo de grupo.
match-unknown-who = Los estudios no dicen a quién le gustará qué grupo.

## Junto a la respuesta
match-notice-withdrawal = ¿Bebes todos los días, o tomas pastillas para calmarte o dormir? Dejarlo de golpe puede ser peligroso. Habla antes con un médico. Si tiemblas, tienes convulsiones o ves cosas, pide ayuda ya.
match-notice-overdose = Tras una pausa, el cuerpo aguanta menos. La cantidad de antes puede matar. Intenta no consumir a solas. Ten naloxona cerca.
match-notice-medication = La metadona, la buprenorfina y la naltrexona son tratamiento. También lo son las medicinas para la bebida o la salud mental. No dejes ni bajes una dosis por algo que se diga en un grupo. Habla con tu médico. En un estudio, la medicina y los grupos iban unidos cada uno a no consumir.
match-notice-made-to-go = En los estudios, obligar a ir no ayudó. Puedes elegir el grupo. Si te manda un juez, puedes pedir uno sin fe.
match-notice-no-secular-proof = No hay a tu alcance un grupo laico que encaje. Pregunta a quien te manda si vale uno por internet.
match-notice-one-approach = A tu alcance solo hay una manera de trabajar. Prueba una zona mayor, o por internet.
match-notice-nothing = A tu alcance no hay nada que encaje. Prueba una zona mayor, por internet, o pedir menos cosas.

## Por qué algo quedó fuera
match-out-not-about = Trata de otra cosa
match-out-for-family = Es para familiares y amistades
match-out-for-self = Es para quienes quieren cambiar algo propio
match-out-age = Es para otra edad, o no sabemos si está abierto a la tuya
match-out-kept-for-others = Está reservado a personas que no nombraste
match-out-closed = Es cerrado, y no encaja con lo que dijiste
match-out-medication = Se sabe que está en contra de tu medicina
match-out-language = Es en otro idioma
match-out-time = Es a otra hora
match-out-mode = No se hace de la forma que pediste
match-out-access = La lista no dice que tenga lo que necesitas
match-out-company = La lista no dice que sea para las personas que nombraste
match-out-proof = No da comprobante
match-out-not-a-group = No es un grupo al que se pueda ir
match-out-kind-not-known = No sabemos nada de este tipo
match-out-not-in-reach = No hay ninguna reunión a tu alcance

## Lo que cuenta, con un peso que se puede mover
match-topic-about = De qué trata
match-topic-goal = Tu meta
match-topic-belief = Fe
match-topic-medication = Medicinas
match-topic-company = Quién viene
match-topic-age = Edad
match-topic-concerns = Salud mental, duelo y otras cosas
match-topic-style = Herramientas o compartir
match-topic-size = Grupos pequeños
match-topic-nerves = Una primera vez más fácil
match-topic-access = Acceso
match-topic-circle = Nueva compañía
match-topic-learned = Lo mismo que en tratamiento
match-topic-travel = A qué distancia está
match-topic-taking-part = Cada cuánto puedes ir
match-topic-in-person = En una sala con otras personas
match-topic-introduction = Alguien que te reciba
match-topic-on-site = Donde recibes tratamiento
match-topic-newcomers = Bueno para quien llega
match-topic-fresh = Comprobado hace poco

## Las medicinas, en tres líneas que nunca se juntan
match-official-mental-health = Su propio texto sobre medicinas para la salud mental: { $says }
match-official-opioid = Su propio texto sobre medicinas para los opioides: { $says }
match-official-alcohol = Su propio texto sobre medicinas para la bebida: { $says }
match-official-welcome = bienvenidas
match-official-left-to-you = lo decides tú con tu médico
match-official-said = se dice que bienvenidas, sin texto leído
match-official-varies = cada grupo decide
match-official-none = no se conoce ningún texto
match-official-against = en contra
match-group-welcome = El propio grupo: dice que las medicinas son bienvenidas
match-group-not-welcome = El propio grupo: dice que las medicinas no son bienvenidas
match-group-silent = El propio grupo: no se sabe nada
match-visitors = Visitantes: de { $low } a { $high } de cada 10 oyeron algo en contra de las medicinas, según { $n }
match-visitors-few = Visitantes: nos lo han contado menos de 5

## Como una página de texto
match-text-near = Cerca de { $place }, hasta { $within }
match-text-online = No se dio ningún lugar, así que todas son por internet.
match-text-other = Hay otros lugares con ese nombre: { $places }
match-text-zone = Horas de { $zone }.
match-text-told = Lo que entendimos:
match-text-nothing-told = Dejaste sin responder todas las preguntas, así que no supusimos nada.
match-text-notice = Por favor, lee esto primero:
match-text-soonest = La primera que encaja:
match-text-set = Estos encajan con lo que nos contaste. El orden entre los que encajan igual se echó a suertes.
match-text-why = Por qué: { $why }
match-text-care = Atención: { $care }
match-text-unknown = No se sabe: { $unknown }
match-text-unconfirmed = La organización todavía no ha confirmado esta ficha.
match-text-checked = { $n ->
    [0] Comprobada hoy
    [one] Comprobada ayer
   *[other] Comprobada hace { $n } días
}
match-text-checked-never = No sabemos cuándo se comprobó
match-text-others = También encajan: { $kinds }
match-text-out = Lo que quedó fuera, y por qué:
match-text-out-line = { $why }: { $kinds }
match-text-out-some = También quedaron fuera algunas reuniones de tipos que se muestran:
match-text-weights = Lo que contó, de 0 a 4. Para mover uno, usa --weight:
match-text-sources = En qué se apoyan las frases:
match-text-try = Si una sala no te va, prueba otra. Puedes probar tres reuniones de dos tipos.
