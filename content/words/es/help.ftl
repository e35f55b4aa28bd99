### Palabras del recuadro y de la página de ayuda. Los números nunca están aquí: vienen de los ajustes del servidor.

help-title = Ayuda ahora
help-danger = ¿Hay peligro ahora?
help-danger-call = Si tú u otra persona puede morir o hacerse mucho daño, llama al { $number }.
help-danger-none = Si tú u otra persona puede morir o hacerse mucho daño, llama ya al número de emergencias de tu país.
help-talk = Para hablar con alguien, llama al { $number } ({ $name }).
help-more = Más formas de recibir ayuda

help-overdose = Si alguien puede haber tomado demasiado
help-overdose-1 = Primero llama al { $number }. Di «no respira bien» o «no se despierta».
help-overdose-1-none = Primero llama al número de emergencias de tu país. Di «no respira bien» o «no se despierta».
help-overdose-2 = Quédate con la persona. Ponla de lado.
help-overdose-3 = Si tienes naloxona, dásela. No hace daño aunque te equivoques.
help-stop = Si bebes todos los días y quieres dejarlo
help-stop-1 = Dejarlo de golpe puede ser peligroso. Habla antes con un médico.
help-stop-2 = Pide ayuda si tiemblas mucho, ves cosas que no están o tienes convulsiones.
help-lines = Personas con las que puedes hablar
help-lines-call = Llama al { $number }
help-lines-text = Envía un mensaje al { $number }
help-lines-source = De { $source }, comprobado el { $date }.
help-missing = Aún no está puesto en este servidor
help-missing-lead = No mostramos números que nadie ha comprobado. Quienes llevan este servidor todavía tienen que poner:
help-missing-danger = el número de emergencias
help-missing-talk = un número para hablar con alguien
help-missing-where = Están en los ajustes del servidor, en «help».
help-meeting = Estar con otras personas también puede ayudar
help-meeting-link = Ver reuniones en las que puedes entrar ahora
help-safe = ¿Alguien mira lo que haces en este teléfono?
help-safe-link = Leer sobre el uso privado
