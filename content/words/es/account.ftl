### Crear un espacio, entrar y la cuenta. "Tus doce palabras" abren el espacio cuando se pierde la frase.

## En común
account-title = Mi cuenta
account-lead = Solo tú ves esta página. Cambia lo que quieras, cuando quieras.
account-back = Volver a mi cuenta
account-back-space = Volver a mi espacio
account-name = Nombre de tu espacio
account-name-hint = Tres palabras, como ámbar nutria farol.
account-passphrase = Frase secreta
account-show = Mostrar
account-hide = Ocultar
account-other-ways = Otras formas
account-refused = No hemos podido aceptar esto. Míralo otra vez.
account-set = Puesto
account-not-set = Sin poner
account-change = Cambiar
account-see = Verlos
account-words = No se vuelven a mostrar
account-words-new = Hacer palabras nuevas
account-passkeys = { $n ->
    [one] 1 llave de acceso
   *[other] { $n } llaves de acceso
}
account-sessions = { $n ->
    [one] En 1 aparato
   *[other] En { $n } aparatos
}
account-out = ¿Has perdido un teléfono o algo te preocupa?
account-out-lead = Esto cierra la sesión en todos tus aparatos, también en este. Puedes volver a entrar enseguida.
account-out-everywhere = Cerrar sesión en todos
account-more = Más
account-take = Llevarme o borrar mis datos
account-done-passphrase = Tu frase ha cambiado. Los otros aparatos ya no están dentro.
account-done-phone = Desde ahora pedimos un código cuando entras.
account-done-phone-off = Ya no pedimos un código.
account-second-proof = Un lugar donde ayudas pide una segunda prueba. Añade una llave o un código de tu teléfono, y entra con eso.

## Crear un espacio
start-title = Crea tu espacio
start-lead = Un espacio es un lugar tuyo en este sitio. Es gratis. Nadie más lo ve, salvo que quieras compartir algo.
start-none = No hace falta correo, ni teléfono, ni nombre.
start-after = Después te damos un nombre de espacio y doce palabras. Ten papel y lápiz a mano, si puedes.
start-passphrase = Elige una frase secreta
start-button = Crear mi espacio
start-have-one = Ya tengo un espacio

## Frases
passphrase-hint = Cuatro o cinco palabras que solo tú juntarías. Al menos 15 letras. Puede llevar espacios.
passphrase-title = Cambia tu frase secreta
passphrase-lead = Se cerrará la sesión en los otros aparatos. En este sigues dentro.
passphrase-present = Tu frase de ahora
passphrase-new = Frase nueva
passphrase-button = Guardar
passphrase-short = Hacen falta al menos { $n } letras. Añade una o dos palabras.
passphrase-long = Es demasiado larga para nosotros. Usa como mucho { $n } letras.
passphrase-known = Mucha gente usa esta frase, así que alguien puede adivinarla. Prueba con cuatro palabras que no van juntas.
passphrase-repeats = Repite lo mismo una y otra vez, o va en fila. Añade otras palabras.
passphrase-context = Se parece a un nombre que otros pueden ver. Añade otras palabras.
passphrase-wrong = El nombre y la frase no van juntos. Mira los dos otra vez.
passphrase-wrong-present = Esta no es tu frase. Prueba otra vez.

## Las doce palabras
words-title = Escribe estas palabras en un papel
words-lead-new = Tu espacio está listo. Escribe en un papel el nombre de tu espacio y estas doce palabras.
words-lead-used = Ya estás dentro. Tus palabras de antes ya no valen: aquí tienes otras. Escríbelas en un papel.
words-lead-renewed = Estas son tus palabras nuevas. Las de antes ya no valen.
words-once = Solo las mostramos ahora. Nadie podrá buscarlas por ti más tarde.
words-card = Mi tarjeta
words-name = Nombre del espacio
words-words = Tus doce palabras
words-done = Ya las tengo escritas
words-print = Imprimir
words-how = Conviene saber
words-how-1 = Entras con el nombre de tu espacio y tu frase secreta.
words-how-2 = Si olvidas la frase, las doce palabras te dejan entrar.
words-how-3 = Quien tenga esta tarjeta puede abrir tu espacio. Guárdala donde nadie mire.
words-how-4 = ¿No tienes papel ahora? Puedes hacer palabras nuevas más tarde, en tu cuenta.
words-hint = En el orden en que las escribiste, con un espacio entre ellas. Da igual si van en mayúsculas.
words-wrong = El nombre y estas palabras no van juntos. Mira tu tarjeta otra vez.
words-count = Escribe las doce palabras.
words-word = La palabra { $n } no es una de las nuestras. Mira tu tarjeta otra vez.
words-slip = Una palabra es distinta, o dos están cambiadas de sitio. Mira tu tarjeta otra vez.
new-words-title = Hacer palabras nuevas
new-words-lead = Te damos doce palabras nuevas. Las mostramos una vez: ten papel y lápiz a mano.
new-words-old = Las de antes dejan de valer, y se cierra la sesión en los otros aparatos.
new-words-alone = Hazlo donde nadie mire por encima de tu hombro.
new-words-button = Hacer palabras nuevas

## Entrar
sign-in-title = Entrar
sign-in-lead = Puedes buscar reuniones sin esto. Entra solo para abrir tu propio espacio.
sign-in-out = Has cerrado la sesión en este aparato.
sign-in-button = Entrar
sign-in-or = O ábrelo con el bloqueo de este teléfono u ordenador.
sign-in-passkey = Entrar con una llave de acceso
sign-in-lost = No sé mi frase secreta
sign-in-start = Todavía no tengo un espacio
sign-in-name-missing = Escribe el nombre de tu espacio.
sign-in-passphrase-missing = Escribe tu frase secreta.
sign-in-words-title = Entra con tus doce palabras
sign-in-words-lead = Tus palabras te dejan entrar y eliges una frase nueva. Después te damos palabras nuevas.
sign-in-words-lost = ¿Tampoco tienes las palabras? Entonces nadie puede abrir el espacio, ni siquiera nosotros. Puedes crear otro cuando quieras.
sign-in-words-back = Volver a entrar

## El código del teléfono
code-title = El código de tu teléfono
code-lead = Abre la aplicación que muestra tus códigos. Escribe el código que muestra ahora.
code-label = Código
code-hint = Seis cifras. Da igual si pones espacios.
code-button = Continuar
code-lost = No tengo ese teléfono
code-again = Empezar de nuevo
code-wrong = Este código no vale o es viejo. Espera al siguiente y escribe ese.
phone-title = Código de tu teléfono
phone-lead = Una segunda cerradura: además de tu frase, pedimos un código que solo muestra tu teléfono.
phone-app = Hace falta una aplicación que muestre esos códigos. Muchos teléfonos la tienen. Funciona sin red.
phone-lost = Si pierdes el teléfono, tus doce palabras te dejan entrar igual.
phone-begin = Ponerlo
phone-on = Pedimos un código de tu teléfono cuando entras.
phone-on-remove = Puedes quitarlo. Entonces basta con la frase.
phone-remove = Quitarlo
phone-needed = Un lugar donde ayudas lo pide, así que se queda puesto. Habla con quien lo lleva.
phone-again = Ya casi está. Escribe el código que la aplicación muestra ahora para este sitio.
phone-restart = Empezar de nuevo con otra imagen
phone-scan-title = Escanea la imagen
phone-scan-1 = Abre la aplicación en tu teléfono y añade una cuenta.
phone-scan-2 = Apunta con la cámara a la imagen.
phone-scan-3 = Escribe abajo las seis cifras que muestra la aplicación.
phone-picture = La imagen para escanear. También puedes escribir las letras de abajo.
phone-here = La aplicación está en este teléfono: abrirla
phone-type = Escribirlo a mano
phone-secret = Escribe estas letras en la aplicación:
phone-confirm = Ponerlo

## Probar otra vez
prove-title = ¿Sigues siendo tú?
prove-lead = Vas a cambiar algo importante. Escribe tu frase secreta una vez más.
prove-button = Continuar
prove-not-now = Ahora no

## Llaves
passkeys-title = Llaves de acceso
passkeys-lead = Una llave de acceso abre tu espacio con el bloqueo de tu teléfono u ordenador: un dedo, la cara o un número.
passkeys-shared = Añádela solo en un aparato que nadie más pueda desbloquear.
passkeys-none = No tienes ninguna llave.
passkeys-add = Añadir una llave de acceso
passkeys-label = Un nombre para ella
passkeys-label-hint = Como “mi teléfono”. Puedes dejarlo vacío.
passkeys-label-default = Mi aparato
passkeys-remove = Quitar
passkeys-added = Tu llave está lista. La próxima vez puedes entrar con ella.
passkeys-removed = La llave ya no está.
passkeys-last = Es tu única forma de entrar, así que se queda. Pon antes una frase secreta.
passkeys-made = Añadida el { $day }
passkeys-used = Usada por última vez el { $day }
passkeys-never-used = Todavía no se ha usado
passkeys-script = Las llaves necesitan JavaScript. Tu frase secreta funciona sin él.
passkey-failed = No ha funcionado. No ha cambiado nada. Prueba otra vez, o usa tu frase secreta.
passkey-refused = No hemos podido aceptar esa llave. Prueba una vez más.
passkey-unknown = No conocemos esa llave. Entra con tu frase secreta.

## Aparatos
sessions-title = Dónde has entrado
sessions-lead = Cierra lo que no conozcas o ya no uses. Se cierra en ese momento.
sessions-this = Este aparato
sessions-end = Cerrar este
sessions-ended = Ese aparato ya no está dentro.
sessions-device = { $browser } en { $system }
sessions-unknown = Un aparato que no conocemos
sessions-seen-today = Usado hoy por última vez
sessions-seen = Usado por última vez el { $day }
sessions-since = Dentro desde el { $day }

## En una organización
staff-title = No se ha podido entrar así
staff-lead = Empieza otra vez desde el enlace de tu organización. Si sigue igual, díselo a quien la lleva.
