### Palabras que están en todas las páginas, y las páginas que explican el servicio.
### Frases de menos de 20 palabras. Ningún título de página nombra un problema de salud.

## Todas las páginas
site-skip = Ir al contenido principal
site-nav = Ayuda y salida
site-help = Ayuda ahora
site-leave = Salir de esta página
site-space = Mi espacio
site-sign-out = Cerrar sesión
site-made-up-title = Este servidor muestra reuniones inventadas
site-made-up = Están aquí para hacer pruebas. Por favor, no vayas a ellas.
site-footer = Sobre este servicio
site-first-time = Tu primera reunión
site-private = Uso privado
site-privacy = Privacidad
site-accessibility = Accesibilidad
site-about = Quiénes somos
site-other-language = English
site-back = Volver
site-leaving = Cargando.

## Tu primera reunión
first-title = Tu primera reunión
first-lead = Mucha gente está nerviosa la primera vez. Puedes mirar, escuchar y decidir después.
first-before = Antes de ir
first-before-1 = No hace falta reservar, salvo que la página de la reunión lo diga.
first-before-2 = Las reuniones son gratis. En algunas se pasa una bolsa. No tienes que dar nada.
first-before-3 = A una reunión abierta puedes ir con alguien. Una reunión cerrada es para quien busca ayuda para sí.
first-before-4 = ¿No sabes cuál probar? Prueba dos o tres tipos. No todas son iguales.
first-there = Cuando llegues
first-there-1 = Ven como estés. En casi todas las reuniones no hace falta estar sin consumir.
first-there-2 = Puedes decir «es mi primera vez» o no decir nada.
first-there-3 = Puedes usar solo tu nombre de pila, o el nombre que quieras.
first-there-4 = Si te piden hablar, puedes decir «hoy solo voy a escuchar».
first-there-5 = Puedes irte cuando quieras. No tienes que decir por qué.
first-after = Después
first-after-1 = Si no te sentiste a gusto, no pasa nada. Otra reunión puede irte mejor.
first-after-2 = Algunos grupos hablan de fe y otros no. La página de cada reunión dice lo que sabemos.
first-medicine = Si tomas medicinas
first-medicine-1 = Sigue tomándolas como te dijo tu médico. Un grupo no puede decirte que las dejes.
first-find = Buscar una reunión

## Uso privado
private-title = Uso privado
private-lead = Puede que otra persona use o mire este teléfono u ordenador. Esto es lo que puedes hacer.
private-leave = Salir deprisa
private-leave-1 = «Salir de esta página» está arriba en todas las páginas. Te lleva a una página del tiempo.
private-leave-2 = Con un teclado, pulsa tres veces la tecla Mayúsculas.
private-leave-3 = Después, el botón Atrás no mostrará la última página que viste.
private-leave-4 = Si has entrado en tu espacio, también cierra la sesión.
private-history = Lo que salir no oculta
private-history-1 = Las páginas que viste antes siguen en el historial del navegador.
private-history-2 = Puedes borrarlas ahí. Borra solo estas páginas: un historial vacío puede llamar la atención.
private-history-3 = Una ventana privada no guarda historial. Algunos navegadores la llaman «privada» o «incógnito».
private-history-4 = Quien lleva una red, como la del trabajo o la escuela, puede ver el nombre de este sitio.
private-keep = Lo que guardamos
private-keep-1 = No te pedimos tu nombre. No ponemos cookies en estas páginas.
private-keep-2 = Si tocas «Usar mi ubicación», recibimos un lugar aproximado, de alrededor de 1 kilómetro. No lo guardamos.
private-more = Leer más sobre la privacidad

## Privacidad
privacy-title = Privacidad
privacy-lead = Aquí puedes buscar una reunión sin decirnos quién eres.
privacy-not = Lo que no hacemos
privacy-not-1 = No hace falta cuenta, ni nombre, ni correo.
privacy-not-2 = Estas páginas no usan cookies ni rastreadores.
privacy-not-3 = No se carga nada de otras empresas: ni mapas, ni letras, ni contadores.
privacy-not-4 = No vendemos ni compartimos lo que buscas.
privacy-do = Lo que hacemos
privacy-do-1 = Lo que buscas y lo que respondes está en la dirección de la página. Tu navegador puede guardarla en su historial.
privacy-do-2 = Cuando nos dices que algo está mal, guardamos lo que escribiste y la hora. No guardamos quién lo escribió.
privacy-do-3 = Para evitar avalanchas de mensajes, tu dirección de red queda en la memoria hasta una hora. No se escribe en ningún sitio.
privacy-do-4 = Cuando pides que te reciban en una reunión, guardamos lo que escribiste hasta dos días después. Solo lo leen tú y quien te recibe.
privacy-do-5 = Cuando nos cuentas cómo fue un grupo, guardamos lo que contaste y el día. No guardamos quién lo contó.
privacy-space = Si creas un espacio
privacy-space-1 = Una cookie nos dice que eres tú. Se va cuando cierras la sesión o sales.
privacy-space-2 = Lo que guardas ahí se cierra con su propia llave. No lo mostramos a nadie, salvo que quieras compartirlo.
privacy-space-3 = Guardamos un nombre aproximado de cada aparato con el que entras, como “Firefox en Android”. Puedes ver la lista y cerrar cualquiera.
privacy-space-4 = Puedes llevarte todo, o borrarlo, sin pedir permiso a nadie.
privacy-away = Cuando vas a otro sitio
privacy-away-1 = Los enlaces a mapas, reuniones en vídeo y grupos llevan a otros sitios. Tienen sus propias reglas.
privacy-away-2 = No les decimos desde qué página llegas.
privacy-contact = Preguntas
privacy-contact-1 = Escribe a { $contact }.
privacy-contact-none = Quienes llevan este servidor aún no han dado una dirección para preguntas.

## Accesibilidad
access-title = Accesibilidad
access-lead = Queremos que todo el mundo pueda usar estas páginas, con cualquier teléfono y cualquier ayuda.
access-can = Deberías poder
access-can-1 = usar todas las páginas con un teclado o un lector de pantalla
access-can-2 = hacer el texto el doble de grande sin perder nada
access-can-3 = usar las páginas en un teléfono estrecho, sin moverlas hacia los lados
access-can-4 = usar las páginas con los scripts apagados
access-can-5 = elegir colores oscuros y menos movimiento en los ajustes del teléfono
access-how = Cómo lo comprobamos
access-how-1 = Seguimos las reglas WCAG 2.2, nivel AA. Un programa comprueba parte de ellas en cada cambio.
access-how-2 = Un programa no lo encuentra todo. Falta que personas con lectores de pantalla prueben estas páginas.
access-not = Lo que puede fallar
access-not-1 = Los grupos escriben sus propias notas. Algunas son largas o difíciles de leer.
access-not-2 = El mapa es una imagen. La lista que está al lado dice lo mismo con palabras.
access-tell = Dínoslo
access-tell-1 = Si algo no te funciona, escribe a { $contact }.
access-tell-none = Quienes llevan este servidor aún no han dado una dirección para escribir.

## Quiénes somos
about-title = Quiénes somos
about-lead = Este servicio muestra reuniones gratis donde la gente se ayuda entre sí.
about-meetings = { $n ->
    [one] Tiene 1 reunión.
   *[other] Tiene { $n } reuniones.
}
about-groups = Los grupos
about-groups-1 = No estamos afiliados a ninguno de los grupos que aparecen, ni cuentan con su aval. Sus nombres son suyos.
about-groups-2 = Las listas vienen de los grupos y de sus oficinas. La página de cada reunión dice de dónde viene y cuándo se comprobó.
about-choice = Mostramos muchos tipos de grupo. No decimos cuál es el mejor. Tú decides.
about-sources = De dónde vienen las listas
about-feeds = Para otros sitios y apps
about-feeds-1 = Cualquier sitio o app puede mostrar esta lista. Aquí está en formato Meeting Guide:
about-places = De dónde vienen los lugares
about-places-1 = Los nombres de lugares y códigos postales vienen de estas listas abiertas. Gracias a quienes las hacen.
about-program = El programa
about-program-1 = Este servicio funciona con Openseat, software libre que cualquiera puede usar, con licencia MIT o Apache 2.0.
about-program-2 = La letra es Public Sans, con licencia SIL Open Font.

