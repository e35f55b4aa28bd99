### Para quienes llevan grupos: el turno, el propio registro, las gracias. Las páginas más amables y cortas.

## La propia parte
leading-title = Mi parte
leading-heading = Mi parte en { $name }
leading-lead = Gracias por guardar el sitio. Aquí está lo que diste y lo que puede tocar.
leading-lead-new = ¿Quieres ayudar a llevar este grupo? Da un nombre para el turno. Puedes dejarlo cuando quieras.
leading-who-sees = Tú ves todo esto. También quienes cuidan de las personas que llevan grupos aquí. Tu nombre está en el turno.
leading-mine = Ahora
leading-name-row = Nombre en el turno
leading-step-row = Por dónde vas
leading-step-applied = Quiere llevar el grupo
leading-step-trained = Con formación
leading-step-shadowing = Acompaña a quien lo lleva
leading-step-leading = Lo lleva
leading-step-trainer = Forma a otras personas
leading-hours-row = Horas de formación
leading-hours-count = { $n ->
    [one] 1 hora
   *[other] { $n } horas
}
leading-refresher-row = Próximo repaso
leading-refresher-on = { $day }
leading-refresher-late = Desde el { $day }. Sin prisa: mira quién va contigo.
leading-ending-row = Termina pronto
leading-until = Hasta el { $day }
leading-conduct-row = Normas firmadas
leading-safeguarding-row = Protección comprobada
leading-supervision-row = Última supervisión
leading-background-row = De dónde viene
leading-not-yet = Aún no
leading-strain = ¿Cómo estás?
leading-strain-lead = Tres preguntas cortas sobre cómo te va llevando el grupo. Quedan en tu espacio. Nadie más las ve, salvo que tú las enseñes.
leading-strain-go = Ver las tres preguntas
leading-record = Registro
leading-record-none = Nada todavía.
leading-remove = Quitar
leading-line-course = { $name }, { $day }
leading-line-safeguarding = Protección comprobada, { $day }
leading-line-conduct = Normas firmadas, { $day }
leading-line-supervision = { $kind }, { $day }
leading-certificate-line = Certificado: { $text }
leading-add = Añadir al registro
leading-course = Un curso
leading-course-which = ¿Qué curso?
leading-course-other = Otro curso
leading-course-hours = de { $from } a { $until } horas
leading-course-own = curso propio
leading-course-name = Nombre del curso
leading-course-name-hint = Déjalo vacío si elegiste uno arriba.
leading-provider = ¿Quién lo dio?
leading-level = ¿Para qué era?
leading-level-host = Para mantener abierta una reunión
leading-level-facilitator = Para llevar el grupo
leading-level-refresher = Un repaso
leading-level-trainer = Para formar a otros
leading-day = ¿Qué día?
leading-hours = ¿Cuántas horas?
leading-expires = ¿Hasta cuándo vale?
leading-expires-hint = Déjalo vacío si no termina.
leading-wrong-expires = Este día es anterior al curso. Mira los dos días.
leading-certificate = Número del certificado o nombre de tu archivo
leading-certificate-hint = Guarda tú el archivo. Aquí no se envía nada.
leading-supervision = Supervisión
leading-with = ¿Con quién?
leading-with-peer = Con una persona igual
leading-with-mentor = Con alguien con experiencia
leading-with-line = Con quien coordina
leading-with-name = Su nombre. Puedes saltarlo.
leading-sign = Estoy de acuerdo y firmo
leading-offer-title = Da un nombre
leading-change = Cambiar lo que diste
leading-name = ¿Cómo quieres llamarte en el turno?
leading-name-hint = Basta un nombre de pila. Lo ven quienes llevan este grupo.
leading-name-missing = Escribe cómo quieres llamarte. Que sea corto.
leading-email = Correo para preguntas de relevo
leading-email-hint = Puedes saltarlo. Solo escribimos cuando alguien pide relevo.
leading-background = ¿De dónde conoces esto? Puedes saltarlo.
leading-background-none = Prefiero no decirlo
leading-lived = De mi propia vida
leading-professional = De mi trabajo
leading-both = De ambos
leading-offer = Quiero ayudar
leading-stop = Dejar de llevarlo
leading-stop-button = Dejarlo y liberar mis sesiones

## Quienes cuidan de ellas
facilitators-title = Quienes llevan grupos
facilitators-back = Volver
facilitators-all = Todas las personas
facilitators-lead = También son personas, y muchas recorren este camino. Que has mirado queda anotado.
facilitators-none = Nadie ha dado un nombre todavía.
facilitators-look = Mirar pronto
facilitator-lead = Lleva { $name }. Ve todo lo que hay aquí.
facilitator-now = Ahora
facilitator-step = Por dónde va
facilitator-step-label = ¿Por dónde va?
facilitator-months = ¿Después de cuántos meses toca un repaso?
facilitator-safeguarding = Protección comprobada
facilitator-seen = ¿Cuándo lo viste?
facilitator-seen-hint = Como la prueba de una comprobación o un curso. No guardes aquí una copia.

## El turno
rota-title = El turno
rota-heading = Quién lleva { $name }
rota-lead = Mira quién va cuándo. Si no puedes ir, pide relevo con un toque.
rota-lead-letters = Mira quién va cuándo. Si no puedes ir, pide relevo con un toque. Escribimos a las demás personas.
rota-no-name = Aún no estás en el turno.
rota-give-name = Da un nombre para el turno
rota-cover = Se pide relevo
rota-cover-lead = ¿Puedes con alguna? Quien dice sí primero la tiene.
rota-ahead = Las próximas sesiones
rota-none = Aún no hay ninguna prevista.
rota-nobody = Nadie todavía
rota-open = Libre
rota-you = Tú
rota-wanted = Se pide relevo
rota-i-lead = Esta la llevo yo
rota-ask = Pedir relevo
rota-clear = Liberar esta sesión
rota-keep = Al final sí puedo ir
rota-take = Puedo yo
rota-put = Apuntar a alguien
rota-day = ¿Qué día?
rota-person = ¿Quién?
rota-put-button = Apuntar
rota-wrong-day = Elige un día que aún no haya pasado.
rota-yours = Gracias. Es tuya.
rota-asked = Hecho. Las demás personas ven que necesitas relevo. La llevas tú hasta que alguien diga que sí.
rota-somebody = Gracias por decir que sí. { $name } fue un momento antes y la tiene.
rota-late = Gracias. Ya la tiene alguien.
rota-load = Quién llevó en las últimas 12 semanas
rota-load-line = { $name }: { $n } ({ $share }%)
rota-load-none = Aún no hay nada anotado.
rota-long = { $n } semanas sin descansar. ¿Podría alguien ofrecer una sesión?
rota-gone = Alguien sin nombre aquí

## Cartas sobre el relevo
letter-cover-subject = ¿Puedes echar una mano?
letter-cover-text =
    Hola:

    { $name } no puede ir el { $day } y pide relevo.
    Si puedes tú, esta página es un toque:
    { $link }

    Quien dice sí primero la tiene. Si no puedes, no hay que hacer nada.

    { $service }
letter-covered-subject = Alguien ha dicho que sí
letter-covered-text =
    Hola:

    { $name } va por ti el { $day }. Que descanses.
    { $link }

    { $service }

## Las gracias
thanks-title = Una carta de gracias
thanks-heading = Gracias
thanks-back = Volver a mi parte
thanks-dear = { $name }:
thanks-evenings = { $n ->
    [one] En { $year } guardaste el sitio en { $group } durante una sesión.
   *[other] En { $year } guardaste el sitio en { $group } durante { $n } sesiones.
}
thanks-none = De { $year } no hay ninguna sesión anotada a tu nombre. Eso no dice nada de lo que diste.
thanks-hours = { $n ->
    [one] Fue una hora de tu tiempo, y más que nadie contó.
   *[other] Fueron { $n } horas de tu tiempo, y más que nadie contó.
}
thanks-chairs = En esas sesiones se ocuparon sillas { $n } veces.
thanks-quiet = Algunas de esas personas no tenían otro lugar adonde ir. Vinieron porque tú estabas.
thanks-end = Descansa cuando lo necesites. Gracias.
thanks-before = La carta de { $year }
