### Alguien está de guardia: pedirle que se ponga en contacto, y lo que se ve cuando acaban las horas.

duty-on = { $name }, { $role }, está de guardia ahora.
duty-on-until = { $name }, { $role }, está de guardia ahora, hasta las { $time }.
duty-would = ¿Quieres que se ponga en contacto contigo?
duty-phone = También puedes llamar a esa persona: { $number }.
duty-kept = Tu respuesta queda guardada para ti. No se envía nada si no lo pides en esta página.
duty-sent = Recibe cómo contactarte, cómo quieres que te llame y cuándo lo pediste. No se envía ninguna de tus respuestas.
duty-soon = No podemos decir cuándo te contactará. No se promete nada.
duty-way = ¿Cómo puede contactarte?
duty-way-hint = Un teléfono o un correo electrónico que sea seguro para ti.
duty-called = ¿Cómo quieres que te llame?
duty-called-hint = Un nombre de pila o cualquier otro nombre. Puedes dejarlo vacío.
duty-ask = Pedir que se ponga en contacto
duty-wrong-way = Escribe un teléfono o un correo electrónico.
duty-wrong-called = Escribe un nombre más corto, en una línea.
duty-wrong-over = Ya no hay nadie de guardia, así que no se envió nada. Usa uno de los números de arriba.
duty-wrong-often = Lo pediste varias veces en poco tiempo, así que esto no se envió. Usa uno de los números de arriba.
duty-asked-title = Se lo hemos pedido a { $name }
duty-asked-danger = Si estás en peligro ahora, no esperes. Llama:
duty-asked-now = Una carta para esa persona está en camino. Dice cómo contactarte y cuándo lo pediste.
duty-asked-before = Lo pediste hace un momento. Esa carta está en camino y no la enviamos dos veces.

## Cuando acaban las horas
duty-over-title = Aquí está el formulario corto
duty-over-lead = Este formulario tiene una pregunta que solo hacemos cuando hay alguien de guardia. Ahora no hay nadie.
duty-over-kept = Lo que respondiste queda guardado. Puedes leerlo a cualquier hora.
duty-over-carry = Tus respuestas hasta ahora pueden pasar al formulario corto.
duty-over-go = Seguir con el formulario corto
duty-over-read = Leer lo que respondiste
duty-front-over = Este formulario solo se ofrece cuando hay alguien de guardia. Ahora no hay nadie.
duty-front-also = También guardado: { $form }

## La carta a la persona de guardia. No lleva ninguna respuesta.
letter-duty-subject = Alguien te pide que te pongas en contacto
letter-duty-text =
    Hola, { $name }:

    Alguien te pide que te pongas en contacto.

    Cómo contactar: { $way }
    Cuándo lo pidió: { $when }

    Le dijimos que te lo hemos pedido y que no se promete nada.
    Esto es todo lo que envió.

    { $service }
letter-duty-text-called =
    Hola, { $name }:

    Alguien te pide que te pongas en contacto.

    Cómo contactar: { $way }
    Cómo llamarle: { $called }
    Cuándo lo pidió: { $when }

    Le dijimos que te lo hemos pedido y que no se promete nada.
    Esto es todo lo que envió.

    { $service }
