### Una primera reunión paso a paso, y cómo entrar por internet sin que te vean. Los pasos están en content/first_meeting.

## Paso a paso
steps-heading = Paso a paso: { $fellowship }
steps-lasts = Dura unos { $minutes } minutos.
steps-lasts-unknown = No sabemos cuánto dura. La página de cada reunión lo dice si se sabe.
steps-differ = Cada grupo tiene sus costumbres, así que el tuyo puede ser distinto.
steps-minutes = unos { $minutes } minutos
steps-listen = Puedes sentarte y escuchar. Su propio texto dice que participar es cosa tuya.
steps-listen-ask = Puedes preguntar al llegar si te dejan sentarte y escuchar. No hemos leído un texto que lo diga.
steps-read = Esto se cuenta por lo que se leyó en páginas públicas, con nuestras palabras.
steps-read-part = Una parte se leyó en páginas públicas. El resto es lo que se sabe en general.
steps-general = Esto es lo que se sabe en general. Las organizaciones aún no lo han confirmado.
steps-kinds = Tipos de grupo con reuniones así
steps-others = Paso a paso

## Entrar por internet sin que te vean
unseen-title = Entrar por internet sin mostrar tu nombre ni tu cara
unseen-lead = Puedes imprimir esta lista y marcar lo que ya está.
unseen-before = Antes de entrar
unseen-before-1 = Busca un lugar donde nadie te oiga, o usa auriculares.
unseen-before-2 = Cierra tu propia cuenta en la aplicación de vídeo, para que no salgan tu nombre ni tu foto.
unseen-before-3 = Escribe el nombre que verán los demás. Sirve un nombre de pila, una letra o «Invitado».
unseen-before-4 = Apaga la cámara, y tápala también si quieres. Mira qué hay detrás de ti.
unseen-before-5 = Apaga el micrófono.
unseen-before-6 = Si llamas por teléfono, los demás pueden ver tu número. Pregunta a tu compañía cómo ocultarlo.
unseen-inside = Cuando estés dentro
unseen-inside-1 = Puede que esperes hasta que alguien te abra. Puede que pregunten si vienes a la reunión.
unseen-inside-2 = Algunas reuniones piden apuntarse o mostrar la cara un momento. Puedes salir y elegir otra.
unseen-inside-3 = Puedes escribir en el chat en vez de hablar. Mira quién lo lee antes de enviar.
unseen-inside-4 = Si alguien te escribe y te incomoda, dilo a quien dirige. No tienes que contestar.
unseen-inside-5 = Puedes salir cuando quieras. Cierra la ventana.
unseen-link = Entrar sin mostrar tu nombre ni tu cara
