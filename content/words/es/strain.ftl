### Las tres preguntas sobre el cansancio, y la única persona que puede ver las respuestas.

field-my-strain = tus respuestas sobre cómo te va llevando el grupo
field-their-strain = Cómo le va llevando el grupo

strain-title = Quién ve cómo estoy
strain-lead = Tres preguntas cortas tratan de cómo te va llevando el grupo. Puedes dejar que una persona vea tus respuestas, o nadie.
strain-none = No llevas este grupo, y aquí nadie puede enseñarte sus respuestas.

## Lo propio
strain-mine = A quién se las enseño
strain-shown = { $who } puede ver tus últimas respuestas y las que vengan. Termina el { $day }.
strain-looked = Cuando mire, podrás leerlo en tu espacio.
strain-nobody = Nadie más puede ver aún la página de este grupo. No hay a quién elegir.
strain-later = La persona que elijas ve tus últimas respuestas y las que vengan, durante un año. Nadie más.
strain-to = ¿Quién puede verlas?
strain-by-mark = { $role }, { $mark }
strain-sign = Escribe tu nombre para firmar
strain-sign-hint = Basta el nombre por el que te conocen.
strain-show = Dejar que esta persona vea mis respuestas
strain-wrong-to = Elige una persona.
strain-wrong-name = Escribe tu nombre para firmar.
strain-wrong-version = El texto cambió desde que lo leíste. Léelo otra vez y luego firma.

## De otras personas
strain-to-me = Lo que me enseñan
strain-to-me-lead = Cuando abres una, esa persona puede leer que lo hiciste.
strain-to-me-none = Ahora nadie te enseña sus respuestas.
strain-called = Otras personas te encuentran aquí como: { $name }
strain-read-heading = Cómo le va a { $name } llevando el grupo
strain-read-lead = Te eligió para que lo vieras. Dale las gracias y pregunta qué ayudaría.
strain-read-day = Respondió el { $day }
strain-read-scale = Cada número va de 0 a 10.
strain-read-none = Aún no respondió las tres preguntas.
