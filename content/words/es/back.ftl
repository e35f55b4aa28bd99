### Palabras de la página después de guardar que se volvió a consumir.

back-link = Volví a consumir
back-heading = Guardado. Puedes empezar otra vez hoy.
back-lead = No se pierde nada de lo que guardaste. Solo tú ves esto.
back-next = Lo que haces ahora
back-tell = Una persona a quien contarlo
back-tell-none = No tienes que llevarlo a solas.
back-tell-write = Escribir a quién puedo llamar
back-set-off = Lo que lo provocó
back-days = Si cuentas días, quedan contados. Tú decides si empieza una cuenta nueva.
back-days-see = Ver mis días
