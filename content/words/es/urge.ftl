### Palabras de la página después de guardar unas ganas.

urge-heading = Queda guardado. Casi todas las ganas pasan.
urge-helped = Lo que te ayudó antes
urge-helped-after = Después de: { $trigger }
urge-helped-line = { $did }: { $by } puntos menos en promedio, { $n } veces.
urge-helped-none = Nada todavía. Se ve cuando guardas lo mismo 3 veces, y qué tan fuertes eran después.
urge-card = Mi tarjeta
urge-card-none = Escribe unas líneas para ti. Estarán aquí.
urge-card-write = Escribir mi tarjeta
urge-card-change = Cambiar mi tarjeta
urge-own = Lo que escribí para mí
urge-call = A quién llamar
urge-call-plan = De tu plan: { $who }
urge-wait = Esperar a que pasen
urge-wait-lead = Puedes darles 15 minutos y mirar de nuevo.
urge-wait-start = Empezar 15 minutos
urge-wait-going = Empezaste a las { $from }. Mira de nuevo a las { $until }.
urge-wait-over = Pasaron los 15 minutos. ¿Qué tan fuertes son ahora?
urge-after = Decir qué tan fuertes son ahora
urge-more = Decir más
urge-see = Ver lo que guardaste
