### Palabras de la mesa de quienes cuidan la lista.

## Lo que nadie miró en mucho tiempo, y lo que cuentan las visitas
fresh-title = Para mirar
fresh-back = Volver a la mesa de la lista
fresh-told = Lo que nos contaron las visitas
fresh-stale = Nadie lo ha mirado en mucho tiempo
fresh-lead = Nadie dijo en medio año que esto está bien. Llama o escribe, y dilo aquí.
fresh-count = { $n ->
    [one] 1 reunión. La que más espera va primero.
   *[other] { $n } reuniones. La que más espera va primero.
}
fresh-none = Todas las reuniones se miraron en el último medio año.
fresh-last = Se miró el { $date }.
fresh-last-never = No sabemos cuándo la miró alguien.
fresh-asked = Se preguntó al grupo el { $date }.
fresh-reach-unknown = Nadie nos dijo dónde escribir al grupo.
fresh-reach-stopped = El grupo no quiere cartas sobre esta reunión.
fresh-right = Todo está bien
fresh-ask = Preguntar al grupo
fresh-settle = Ya lo atendí
fresh-contact = Dónde escribir al grupo
fresh-done-right = Apuntado: lo miraste hoy.
fresh-done-asked = Va una carta para el grupo.
fresh-done-no-way = No podemos escribir a este grupo.
contact-title = Dónde escribir a un grupo
contact-back = Volver a lo que hay que mirar
contact-heading = Dónde escribir a { $name }
contact-lead = Pide al grupo una dirección que lea. Escribimos dos o tres veces al año, y cuando alguien pide algo.
contact-lead-private = Solo la ven quienes cuidan la lista. El grupo puede parar las cartas con un toque.
contact-since = Guardada desde el { $date }.
contact-address = Correo electrónico del grupo
contact-language = El idioma de nuestras cartas
contact-keep = Guardarla
contact-forget = Olvidar esta dirección
