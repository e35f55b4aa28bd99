### Guardar lo que se escribe en un teléfono hasta que haya red.

offline-title = Ahora no hay red
offline-lead = Todavía puedes anotar esto. Se queda en este teléfono, cerrado, hasta que haya red.
offline-send = Para enviar lo que espera, abre tu espacio cuando haya red.
offline-try = Probar mi espacio
offline-waits-one = 1 nota espera en este teléfono. Se envía cuando haya red.
offline-waits-many = # notas esperan en este teléfono. Se envían cuando haya red.
offline-sent = Lo que esperaba en este teléfono ya está en tu espacio.
phone-title = Sin red
phone-lead = Guardar lo que escribo en este teléfono hasta que haya red.
phone-what-1 = Puedes anotar un impulso y cómo estás cuando no hay red.
phone-what-2 = Lo que escribes queda cerrado en el teléfono. Solo se abre con tu sesión abierta.
phone-what-3 = Nada de lo que escribiste antes está en el teléfono.
phone-what-4 = Cuando cierras la sesión o sales de la página, se borra todo lo que espera.
phone-script = Tu navegador no usa scripts, así que no puede guardar nada.
phone-off = En este teléfono está apagado.
phone-turn-on = Encenderlo
phone-on = Está encendido. Este teléfono guarda lo que escribes hasta que haya red.
phone-forget-title = Olvidar este teléfono
phone-forget-lead = Lo apaga y borra lo que espera aquí. Tu sesión sigue abierta.
phone-forget = Olvidar este teléfono
phone-forgotten = Este teléfono ya no guarda nada.
