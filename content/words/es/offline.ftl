### Guardar lo que se escribe en un teléfono hasta que haya red.

offline-title = Ahora no hay red
offline-lead = Todavía puedes anotar esto. Se queda en este teléfono, cerrado, hasta que haya red.
offline-send = Para enviar lo que espera, abre tu espacio cuando haya red.
offline-try = Probar mi espacio
offline-waits-one = 1 nota espera en este teléfono. Se envía cuando haya red.
offline-waits-many = # notas esperan en este teléfono. Se envían cuando haya red.
offline-sent = Lo que esperaba en este teléfono ya está en tu espacio.
keeping-title = Sin red
keeping-lead = Guardar lo que escribo en este teléfono hasta que haya red.
keeping-what-1 = Puedes anotar un impulso y cómo estás cuando no hay red.
keeping-what-2 = Lo que escribes queda cerrado en el teléfono. Solo se abre con tu sesión abierta.
keeping-what-3 = Nada de lo que escribiste antes está en el teléfono.
keeping-what-4 = Cuando cierras la sesión o sales de la página, se borra todo lo que espera.
keeping-script = Tu navegador no usa scripts, así que no puede guardar nada.
keeping-off = En este teléfono está apagado.
keeping-turn-on = Encenderlo
keeping-on = Está encendido. Este teléfono guarda lo que escribes hasta que haya red.
keeping-forget-title = Olvidar este teléfono
keeping-forget-lead = Lo apaga y borra lo que espera aquí. Tu sesión sigue abierta.
keeping-forget = Olvidar este teléfono
keeping-forgotten = Este teléfono ya no guarda nada.
