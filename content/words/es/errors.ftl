### Palabras para cuando algo no salió bien: qué pasó y cómo seguir.

error-prefix = Error:
error-heading = Hay un problema

missing-title = No encontramos esa página
missing-lead = Puede que la dirección esté mal o que la página haya cambiado de sitio.
missing-meeting-title = No encontramos esa reunión
missing-meeting-lead = Esta reunión no está en nuestra lista. Puede que haya terminado o cambiado de nombre.
missing-search = Busca otra reunión

problem-title = Lo sentimos, algo salió mal
problem-lead = Es culpa nuestra, no tuya. Prueba otra vez en un minuto.
problem-busy-title = Demasiados mensajes
problem-busy-lead = Han llegado muchos mensajes de tu red. Espera una hora y prueba otra vez.
problem-enough-title = Por hoy es suficiente
problem-enough-lead = Hoy ya nos contaron de este grupo desde tu red. Puedes contarnos mañana.
problem-refused-title = No hemos podido recibir eso
problem-refused-lead = El formulario venía de otro sitio o llevaba mucho tiempo abierto. No ha cambiado nada. Abre la página aquí y prueba otra vez.
problem-large-title = Eso era demasiado
problem-large-lead = El mensaje era demasiado largo. Vuelve y hazlo más corto.
problem-crowded-title = Hay muchas personas en este momento
problem-crowded-lead = No se pierde nada. Espera unos segundos y prueba otra vez.
problem-cannot-title = Eso no se puede hacer
problem-cannot-lead = No ha cambiado nada. Vuelve atrás y míralo otra vez.
problem-wait-title = Vamos a esperar un poco
problem-wait-lead = { $n ->
    [one] Ha habido muchos intentos que no valían. Esperamos para proteger a las personas. Prueba otra vez dentro de 1 minuto.
   *[other] Ha habido muchos intentos que no valían. Esperamos para proteger a las personas. Prueba otra vez dentro de { $n } minutos.
}
problem-ways = Qué puedes hacer
problem-home = Ir a la página de inicio
problem-again = Probar otra vez
