### La página que revisa listas, y lo que dice de cada problema.

validate-title = Revisar una lista de reuniones
validate-lead = ¿Está bien su lista en formato Meeting Guide? Vea qué corregir, fila por fila. No guardamos su lista.
validate-address = La dirección de la lista
validate-address-hint = Suele terminar en .json, como https://example.org/meetings.json.
validate-file = O un archivo de este dispositivo
validate-paste = O pegue la lista aquí
validate-send = Revisar la lista
validate-again = Revisar otra lista
validate-nothing = Dé una dirección, un archivo o una lista para revisar.
validate-unread = No pudimos leer esa dirección. Revise que se abra en un navegador.
validate-private = Esa dirección no está en la web pública, por eso no la leemos.
validate-off = Este servidor no lee direcciones. Dé un archivo o pegue la lista.
validate-rules = Las reglas como JSON Schema
validate-good = No encontramos nada que corregir.
validate-errors = Errores
validate-errors-lead = Las apps omiten estas reuniones o las muestran mal.
validate-warnings = Avisos
validate-warnings-lead = Unas apps los leen y otras no, o a la gente le falta algo.
validate-file-itself = El archivo mismo
validate-rows = { $n ->
    [one] { $n } reunión leída.
   *[other] { $n } reuniones leídas.
 }
validate-error-count = { $n ->
    [one] { $n } error
   *[other] { $n } errores
 }
validate-warning-count = { $n ->
    [one] { $n } aviso
   *[other] { $n } avisos
 }
validate-times = { $n ->
    [one] { $n } vez
   *[other] { $n } veces
 }
validate-more = { $n ->
    [one] { $n } fila más no aparece.
   *[other] { $n } filas más no aparecen.
 }
validate-row = Fila { $n }

## Qué está mal y cómo corregirlo
validate-not-a-list = El archivo no es una lista de reuniones en JSON.
validate-not-a-list-fix = Envíe una lista que empiece con “[” y termine con “]”. Revise que no haya llegado una página web.
validate-cut = El archivo termina antes que la lista.
validate-cut-fix = Descargue el archivo de nuevo. Puede haberse cortado en el camino.
validate-text-after = Hay algo después del final de la lista.
validate-text-after-fix = Quite todo lo que viene después del último “]”.
validate-row-not-json = Esta fila no es JSON.
validate-row-not-json-fix = Busque en ella una comilla, una coma o un corchete que falte.
validate-not-an-object = Esta fila no es una reunión.
validate-not-an-object-fix = Escriba cada reunión entre llaves, con campos con nombre.
validate-no-name = La reunión no tiene nombre.
validate-no-name-fix = Ponga un nombre corto en el campo name, como texto.
validate-long-name = El nombre tiene más de 255 letras.
validate-long-name-fix = Pase el resto a notes.
validate-no-slug = La reunión no tiene un identificador propio.
validate-no-slug-fix = Póngale un slug que no cambie mientras exista la reunión.
validate-same-slug = Una fila anterior tiene el mismo slug.
validate-same-slug-fix = Ponga a cada reunión su propio slug. Las apps guardan solo una de las dos.
validate-bad-day = El día no es un día.
validate-bad-day-fix = Escriba de 0 (domingo) a 6 (sábado), como número o lista de números.
validate-bad-time = La hora no es una hora.
validate-bad-time-fix = Escriba horas y minutos en 24 horas, como 19:30.
validate-unknown-zone = La zona horaria no se conoce.
validate-unknown-zone-fix = Use un nombre de la lista de IANA, como America/New_York.
validate-not-text = El campo debe contener texto.
validate-not-text-fix = Ponga el valor entre comillas.
validate-bad-types = Los tipos no son una lista de códigos.
validate-bad-types-fix = Escríbalos como lista de textos, como ["O", "D"].
validate-not-a-list-of-text = El campo debe contener una lista de textos.
validate-not-a-list-of-text-fix = Escríbalo como lista, como ["Norte", "Leeds"].
validate-bad-point = El punto en el mapa no es válido.
validate-bad-point-fix = Escriba la latitud y la longitud como números de grados.
validate-bad-approximate = El campo approximate no es yes ni no.
validate-bad-approximate-fix = Escriba "yes" o "no".
validate-bad-conference-url = El enlace para unirse no es una dirección web.
validate-bad-conference-url-fix = Escriba el enlace completo, con https:// delante.
validate-not-utf-8 = El archivo no está en UTF-8.
validate-not-utf-8-fix = Guárdelo como UTF-8, para que lleguen bien todas las letras.
validate-wide-name = El nombre tiene más de 64 letras.
validate-wide-name-fix = Hágalo más corto. El día, la hora y el lugar tienen sus propios campos.
validate-long-slug = El slug tiene más de 64 letras.
validate-long-slug-fix = Hágalo más corto y luego no lo cambie.
validate-odd-slug = El slug tiene signos que no pueden ir en una dirección web.
validate-odd-slug-fix = Use letras de la a a la z, números y guiones.
validate-day-as-text = El día está escrito como texto.
validate-day-as-text-fix = Escríbalo como número, sin comillas.
validate-time-form = La hora no está escrita como HH:MM.
validate-time-form-fix = Escriba dos cifras para las horas y dos para los minutos, como 07:30.
validate-no-time = La reunión tiene día pero no hora.
validate-no-time-fix = Añada la hora o quite el día. Así las apps no la muestran.
validate-no-day = La reunión tiene hora pero no día.
validate-no-day-fix = Añada el día o quite la hora. Así las apps no la muestran.
validate-end-is-start = La reunión termina cuando empieza.
validate-end-is-start-fix = Corrija el final o quítelo. Entonces se toma una hora.
validate-no-zone = La reunión no tiene zona horaria.
validate-no-zone-fix = Añada una, como Europe/London. Es más necesaria en reuniones en línea.
validate-no-way = La fila no dice cómo llegar.
validate-no-way-fix = Añada una dirección, un enlace para unirse o un número para llamar.
validate-point-as-text = Los grados están escritos como texto.
validate-point-as-text-fix = Escríbalos como números, sin comillas.
validate-nowhere = El punto es 0, 0, que está en el mar.
validate-nowhere-fix = Quítelo cuando no se conozca.
validate-unknown-type = No conocemos este código de tipo.
validate-unknown-type-fix = Revise cómo está escrito. Las apps omiten los códigos que no conocen.
validate-open-and-closed = La reunión es abierta y cerrada a la vez.
validate-open-and-closed-fix = Deje O o C. La mayoría de las apps la mostrarán como cerrada.
validate-unknown-provider = El enlace no es de un servicio que las apps conozcan.
validate-unknown-provider-fix = Las apps pueden omitirlo. Revise que lleve a la reunión.
validate-short-phone = El número para llamar es demasiado corto.
validate-short-phone-fix = Escríbalo con el código del país, como +16699006833,,123456789#.
validate-updated-form = El momento del último cambio tiene otra forma.
validate-updated-form-fix = Escríbalo en UTC como 2026-11-26 19:30:00.
validate-html = Hay HTML en el texto.
validate-html-fix = Escriba texto simple. Los saltos de línea se conservan.
validate-personal = Aquí puede haber datos de contacto de una persona.
validate-personal-fix = Cualquiera puede leer la lista. Use el número o la dirección de la oficina.
validate-entity-without-name = Hay datos de una oficina pero no su nombre.
validate-entity-without-name-fix = Añada su nombre en el campo entity.
validate-odd-handle = Este nombre no puede ser de ese servicio.
validate-odd-handle-fix = Revíselo: los de Venmo empiezan con @ y los de Cash App con $.
validate-link-form = El enlace no es una dirección web.
validate-link-form-fix = Escriba el enlace completo, con https:// delante.
