### Palabras del espacio propio de una persona: lo que guarda aquí y cómo se lo lleva.
### Frases cortas. Ningún título de página nombra un problema de salud.

## Mi espacio
space-title = Mi espacio
space-back = Volver a mi espacio
space-saved = Guardado.
space-kept = Tu espacio se queda. No se comparte nada. Puedes compartir otra vez cuando quieras.
space-joined = Ya tienes la nueva función. La encuentras en esta página.
space-asked = { $n ->
    [one] 1 persona pide que la recibas
   *[other] { $n } personas piden que las recibas
}
space-who = Quién puede ver qué
space-nobody = Nadie más puede ver nada.
space-soon = Termina pronto.
space-see-sharing = Ver y cambiar lo que comparto
space-share = Compartir algo
space-keep = Lo que guardo aquí
space-first-name = Nombre de pila
space-contact = Cómo hablar conmigo
space-meetings = Reuniones a las que fui
space-none = Sin indicar
space-meetings-none = Ninguna todavía
space-meetings-count = { $n ->
    [one] 1 reunión
   *[other] { $n } reuniones
}
space-change = Cambiar
space-add = Ver o añadir
space-work = Donde tengo una función
space-second-proof = Una función pide una segunda prueba al entrar.
space-second-proof-link = Prepárala en tu cuenta
space-more = Tu cuenta y tus datos
space-account = Cuenta y dispositivos
space-take = Llevarme o borrar mis datos

## Despedida
space-erase = Todo se borra el { $day }
space-erase-lead = Lo pediste tú. Ya no se comparte nada. Todavía puedes cambiar de idea.
space-erase-keep = Conservar mi espacio

## Sobre mí
about-me-title = Sobre mí
about-me-lead = No hace falta rellenar nada. Nadie lo ve hasta que lo compartas.
about-me-name-hint = Basta un nombre de pila o un apodo.
about-me-contact-hint = Con tus palabras. Por ejemplo: un teléfono y a qué horas es seguro llamar.
about-me-too-long = Esto no se puede guardar. Acórtalo.
about-me-save = Guardar

## Reuniones a las que fui
visits-title = Reuniones a las que fui
visits-lead = Solo tú ves esta lista, si no la compartes.
visits-none = La lista está vacía.
visits-line = { $meeting }, { $day }
visits-remove = Quitar
visits-removed = Quitada: { $visit }
visits-put-back = Volver a ponerla
visits-add = Añadir una reunión
visits-meeting = Nombre de la reunión
visits-day = ¿Qué día?
visits-day-hint = Por ejemplo, { $example }
visits-save = Añadir
visits-meeting-missing = Escribe el nombre de la reunión.
visits-meeting-long = Esto no se puede guardar. Acórtalo, o quita antes una reunión.
visits-day-missing = Escribe el día, el mes y el año.
visits-day-later = Ese día aún no ha llegado. Escribe un día que ya pasó.

## Un día en tres casillas
day-field = Día
month-field = Mes
year-field = Año

## Llevarme o borrar mis datos
take-title = Llevarme o borrar mis datos
take-download-title = Llévatelo todo
take-download-lead = Recibes un archivo con todo lo que guardamos de ti. Se abre en cualquier ordenador.
take-download-care = Otras personas que usan este dispositivo también pueden abrirlo. Guárdalo en un lugar seguro.
take-download = Descargar
take-delete-title = Borrarlo todo
take-delete-lead = Todo deja de compartirse al momento. Después de { $n } días, tu espacio y tu cuenta desaparecen.
take-delete-mind = Hasta entonces puedes entrar y conservarlo.
take-delete-backup = Las copias de los datos ya no se pueden leer cuando caduca la breve copia de las claves.
take-delete-others = No podemos retirar lo que otras personas ya leyeron o apuntaron.
take-delete-reviews = Lo que contaste de los grupos se queda, y nada en ello lleva a ti. Puedes borrarlo antes.
take-prove = Puede que antes te pidamos entrar otra vez.
take-delete = Borrar en { $n } días
take-now-link = Borrar ahora, sin esperar
take-now-title = ¿Borrarlo todo ahora?
take-now-lead = Tu espacio, tu cuenta y tus listas desaparecen al momento. No podemos recuperarlos.
take-now = Borrarlo todo ahora
take-not = No, volver
take-done-title = Todo está borrado
take-done-lead = Tu espacio y tu cuenta ya no existen. Puedes hacer un espacio nuevo cuando quieras.
take-done-find = Buscar una reunión
