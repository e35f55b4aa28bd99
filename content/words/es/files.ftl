### Una lista en archivos, y en otros sitios.
### Frases de menos de 20 palabras. Ningún título de página nombra un problema de salud.

files-title = Esta lista en un archivo
files-list = { $list }: { $n ->
    [one] una reunión
   *[other] { $n } reuniones
  }.
files-paper = Para imprimir
files-paper-lead = Son archivos PDF. Dicen qué significan las palabras cortas y cuándo se hicieron.
files-by-day = Por día de la semana
files-by-town = Por localidad
files-booklet = Un folleto pequeño
files-large = En letra grande
files-no-paper = Este servidor no puede hacer archivos para imprimir. Puedes imprimir la propia lista.
files-tables = Para un ordenador
files-csv = Una tabla (CSV)
files-csv-hint = Todas las columnas que tenemos. Otro servidor como este la puede leer.
files-csv-bom = Una tabla para Excel
files-csv-bom-hint = La misma, con una marca que Excel necesita para mostrar bien todas las letras.
files-naws = Una tabla para NA World Services
files-naws-hint = La forma que usan las oficinas de NA. Solo tiene reuniones semanales.
files-site = En tu propio sitio
files-site-lead = Puedes mostrar esta lista en una página tuya.
files-embed = Mostrarla en un sitio
files-count = { $n ->
    [one] Una reunión.
   *[other] { $n } reuniones.
  }
files-zone = Las horas son de { $zone }.
files-printed = Hecho el { $date }.
files-check = Las horas pueden cambiar. Compruébalas antes de ir.
files-legend = Qué significan las letras
files-page = Página { $page } de { $pages }
files-from-to = { $start } a { $end }
files-other-days = En otros días
files-no-town = Localidad desconocida
files-closed = Cerrada por ahora.

## En otros sitios
embed-title = Mostrar reuniones en tu sitio
embed-lead = Elige qué mostrar. Después copia las líneas en tu página.
embed-place = Localidad o código postal
embed-kind = Tipo de grupo
embed-kind-all = Todos los tipos
embed-way = Cómo participar
embed-count = Cuántas mostrar
embed-theme = Colores
embed-theme-auto = Como los tenga el dispositivo
embed-theme-light = Claros
embed-theme-dark = Oscuros
embed-make = Hacer las líneas
embed-frame = En un marco
embed-frame-lead = Funciona en todos los sitios y no necesita script.
embed-part = Como parte de tu página
embed-part-lead = Encaja mejor. Necesita un script de aquí. Sin script se ve un enlace.
embed-look = Cómo se ve
embed-empty = No se encontraron reuniones aquí en los próximos días.
embed-more = Más reuniones
embed-by = De { $name }
