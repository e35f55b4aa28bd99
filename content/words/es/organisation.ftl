### Palabras para quien tiene una función en una organización: sus lugares, su gente y lo que se comparte con ella.

## Funciones
role-member = Miembro
role-facilitator = Facilitación
role-host-worker = Trabajo en la sede
role-clinician = Atención clínica
role-coach = Acompañamiento
role-supervisor = Supervisión
role-manager = Dirección
role-steward = Cuidado de la lista
role-evaluator = Evaluación
role-administrator = Administración

## La organización
org-back = Volver a { $name }
org-my-role = Tu función aquí: { $role }
org-closed = Está cerrada.
org-shared = Lo que comparten con vosotros
org-people = Personas e invitaciones
org-settings = Nombre y reglas
org-sites = Sedes
org-groups = Grupos
org-below-none = Ninguno todavía
org-add-site = Añadir una sede
org-add-group = Añadir un grupo
org-add-name = Nombre
org-add = Añadir
org-name-missing = Escribe un nombre.
org-name-long = Ese nombre no se puede guardar. Acórtalo.

## Nombre y reglas
org-settings-title = Nombre y reglas
org-name = Nombre
org-standing = Cómo la ve la ley
org-standing-hint = De esto depende el aviso que acompaña a lo que se comparte. Si dudas, consulta a un abogado.
org-standing-none = No le afecta ninguna ley de datos de salud, como a un grupo de ayuda mutua
org-standing-covered = Una entidad cubierta por HIPAA, o quien trabaja para ella
org-standing-part2 = Un programa de la Parte 2 (42 CFR Part 2)
org-standing-holder = Guarda datos que vienen de un programa de la Parte 2
org-proofs = Entrar
org-two-proofs = El personal necesita dos pruebas de quién es
org-two-proofs-hint = Por ejemplo, una frase y un código, o una llave de acceso.
org-two-proofs-above = La organización de arriba pide dos pruebas. Cámbialo allí primero.
org-save = Guardar
org-saved = Guardado.

## Personas e invitaciones
people-title = Personas e invitaciones
people-here = Personas con una función
people-mark = { $mark }, { $role }
people-you = (tú)
people-since = { $node }. Desde el { $day }.
people-since-until = { $node }. Desde el { $day }, hasta el { $until }.
people-none = Nadie tiene una función todavía.
people-end = Terminar esta función
people-ended = La función ha terminado.
people-last = La última persona que dirige se queda. Da antes la función a otra persona.
people-links = Enlaces que esperan
people-links-none = Ningún enlace espera.
people-link = { $role }, hasta el { $day }
people-take-back = Retirar
people-took-back = El enlace ya no sirve.
people-invite = Invitar a alguien
people-invite-lead = Recibes un enlace para entregar. Sirve una sola vez.
people-role = Función
people-days = El enlace sirve durante
people-days-count = { $n ->
    [one] 1 día
   *[other] { $n } días
}
people-make = Hacer un enlace
people-role-missing = Elige una función.
people-made-title = Tu enlace
people-made = Entrégalo a una sola persona, por un medio seguro. Solo lo mostramos una vez.
people-made-for = Da la función: { $role }. Termina el { $day }.
people-made-label = Enlace

## Lo que comparten
shared-title = Lo que comparten con vosotros
shared-lead = Cada persona comparte con un código. No ves nada suyo hasta que lo abres, y sabrá que lo abriste.
shared-list = Códigos que comparten ahora
shared-none = Nadie comparte con vosotros ahora.
shared-since = { $code }, desde el { $day }
shared-open-title = Abrir un código
shared-code = Código
shared-code-hint = Como te lo dijo la persona, por ejemplo 7KQ-2MD.
shared-code-missing = Escribe el código.
shared-go = Continuar
shared-why = ¿Por qué miras?
shared-why-lead = Código { $code }. La persona ve quién miró, cuándo y por qué.
shared-why-treatment = Para ayudar a planear su atención
shared-why-support = Para ayudarle a ir a grupos y seguir
shared-why-request = La persona me pidió que mirara
shared-why-tpo = Para el pago o la marcha del servicio
shared-why-missing = Elige por qué miras.
shared-show = Mirar
shared-nothing = Con este código no se comparte nada contigo.
shared-nothing-lead = Comprueba el código, o pregunta a la persona.
shared-back = Volver a los códigos
shared-heading = Código { $code }
shared-empty = Sin indicar
shared-notice = Aviso
shared-scope = Lo que la persona aceptó
shared-recorded = Ha quedado escrito que miraste. La persona puede verlo.

## Una invitación
invite-title = Te invitan
invite-offer = { $organisation } te ofrece una función.
invite-offer-node = { $node } ({ $organisation }) te ofrece una función.
invite-role = Función: { $role }
invite-until = El enlace sirve hasta el { $day }.
invite-lead = Con esto nadie ve tu nombre ni tu espacio.
invite-accept = Aceptar esta función
invite-sign-in = Entrar y aceptarla
invite-start = Hacer antes un espacio
invite-none-title = Este enlace no sirve
invite-none = Puede que ya se haya usado o que haya terminado. Pide uno nuevo.
