### Lo que se va juntando de un formulario.

adds-title = Lo que se va juntando
adds-lead = Solo tú ves esto. Muestra lo que guardaste. Los días sin nada están bien.
adds-see = Ver lo que se va juntando
adds-none = Nada todavía. Crece con cada vez que guardas algo.
adds-entries = { $n ->
    [one] De 1 vez.
   *[other] De { $n } veces.
}
adds-looked = De tus últimas { $n } veces.
adds-numbers = Ver los números

## Cuántas veces
adds-said = { $all ->
    [one] Dijiste algo de esto en { $n } de 1.
   *[other] Dijiste algo de esto en { $n } de { $all }.
}
adds-answer = Respuesta
adds-times = Veces
adds-share = Parte
adds-amount = En total

## Con el tiempo
adds-trend-one = { $value } el { $when }.
adds-trend-ends = De { $first } el { $from } a { $last } el { $until }.
adds-trend-middle = La mitad está en { $middle } o menos, y la mitad en { $middle } o más.
adds-trend-few = { $n ->
    [one] Es 1 número. Se ve una dirección a partir de { $fewest }.
   *[other] Son { $n } números. Se ve una dirección a partir de { $fewest }.
}
adds-trend-up = En { $n } veces sube cerca de { $by } por semana. Puede ser de { $low } a { $high }.
adds-trend-down = En { $n } veces baja cerca de { $by } por semana. Puede ser de { $low } a { $high }.
adds-trend-unclear = En { $n } veces no sube ni baja con claridad.
adds-trend-weekly = Cada punto es el valor del medio de una semana.
adds-better-higher = Más alto es mejor.
adds-better-lower = Más bajo es mejor.
adds-reliable = De la primera a la última, es más que el azar. Fuente: { $source }.
adds-chance = De la primera a la última, un cambio así puede ser azar. Fuente: { $source }.
adds-length = La mitad duró hasta { $middle }. La más larga duró { $longest }. De { $n } veces.
adds-weeks = Semana por semana
adds-weeks-said = { $weeks ->
    [one] { $n } en 1 semana.
   *[other] { $n } en { $weeks } semanas.
}
adds-weeks-sum = { $sum } en total.
adds-week = Semana del
adds-hours = Días y horas
adds-hours-most = Más a menudo: { $day }, de { $hours } horas, { $n } veces.
adds-hours-few = Ninguna hora se destaca todavía.
adds-clock = Horas

## Lo que ayudó, y lo que vuelve
adds-drop = Lo que ayudó
adds-drop-few = Nada todavía. Se ve cuando guardaste lo mismo 3 veces, con los dos números.
adds-drop-any = Después de cualquier cosa
adds-drop-after = Después de: { $what }
adds-drop-fell = { $did }: { $by } puntos menos en promedio, { $n } veces.
adds-drop-rose = { $did }: { $by } puntos más en promedio, { $n } veces.
adds-again = { $n ->
    [one] Una vez.
   *[other] { $n } veces.
}
adds-best = Perdió más fuerza después de: { $answer } ({ $by } puntos)
adds-rank = { $n ->
    [one] { $middle }, de 1 vez.
   *[other] { $middle } en el medio, de { $n } veces.
}
adds-year = Un día como hoy, hace un año o más
adds-open = Todavía abierto: { $what }
adds-open-none = No hay nada abierto.
adds-open-since = Desde el { $day }

## Dónde hay espacio, sumas, días
adds-gap = Dónde hay espacio
adds-gap-widest = La mayor distancia está en { $name }: importa { $from }, y está en { $to }.
adds-gap-key = La forma llena es cómo está. La línea cortada es cuánto importa.
adds-gap-key-before = La línea de puntos es la vez anterior.
adds-gap-what = Parte de la vida
adds-gap-from = Importa
adds-gap-to = Cómo está
adds-gap-before = Antes
adds-sum = En números
adds-sum-all = Todo junto
adds-sum-lines = { $n ->
    [one] De 1 línea.
   *[other] De { $n } líneas.
}
adds-since = Días
adds-since-now = { $n ->
    [one] 1 día esta vez.
   *[other] { $n } días esta vez.
}
adds-since-all = En total: { $all }. La vez más larga: { $longest }.
adds-since-from = Desde el { $day }
adds-since-stretch = Del { $from } al { $until }
