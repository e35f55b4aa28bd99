### Palabras de las propuestas: cualquiera dice qué debe estar en la lista, se pregunta al grupo, alguien decide.

meeting-suggest = Proponer un cambio
meeting-changes = Esto va a cambiar
meeting-change = Desde el { $day }. { $field }: { $word }
list-suggest = ¿Falta una reunión? Cuéntanos
suggest-title = Proponer un cambio
suggest-heading = ¿Qué es distinto en { $name }?
suggest-lead = Elige una o más cosas. No necesitas una cuenta. Una persona lo mira antes de cambiar nada.
suggest-when = El día o la hora
suggest-place = El lugar
suggest-online = El enlace o el teléfono
suggest-about = El nombre, o cómo es
suggest-other = Otra cosa
suggest-next = Seguir
suggest-closed = Ha cerrado
suggest-form-heading = ¿Cómo debe ser en { $name }?
suggest-form-lead = Cambia lo que está mal. Deja lo demás como está.
suggest-from = ¿Desde qué día?
suggest-skip = Puedes saltarlo.
suggest-said = Algo más, con tus palabras
suggest-closed-heading = ¿Ha cerrado { $name }?
suggest-closed-lead = Cuéntanos lo que sabes. Una persona lo mira antes de quitarla de la lista.
suggest-closed-from = ¿Desde qué día?
suggest-new-title = Cuéntanos de una reunión
suggest-new-lead = Escribe lo que sabes. Una persona lo mira antes de ponerla en la lista.
suggest-new-said = ¿Cómo la conoces? ¿Eres parte del grupo?
suggest-group-email = ¿Cómo podemos escribir al grupo?
suggest-group-email-hint = Puedes saltarlo. Solo lo ven quienes cuidan la lista.
suggest-email = ¿Quieres una respuesta por correo?
suggest-email-hint = Puedes saltarlo. Lo usamos una vez y lo borramos.
suggest-leave-empty = Deja esto vacío
suggest-send = Enviar
suggest-what-next = Te damos un código. Con él puedes ver qué pasó con esto.
suggest-again = Míralo una vez más y envíalo de nuevo.
suggest-too-long = Usa 1000 letras o menos.
suggest-links = Quita los enlaces, o deja dos como mucho.
suggest-nothing = Cambia algo, o escribe qué es distinto.
suggestion-title = Tu propuesta
suggestion-lead = Escribe el código que te dimos.
suggestion-code = Código
suggestion-open = Abrir
suggestion-wrong-code = No conocemos este código. Mira cada signo.
suggestion-sent = Ya la tenemos. La mirará una persona que cuida la lista.
suggestion-code-lead = Con este código puedes ver qué pasó, o echarte atrás:
suggestion-code-keep = Apúntalo, o guarda la dirección de esta página.
suggestion-about-new = Reunión nueva: { $name }
suggestion-about-change = Cambio: { $name }
suggestion-about-closed = Ha cerrado: { $name }
suggestion-waiting = Espera a que una persona la mire.
suggestion-asked = Se ha preguntado al grupo.
suggestion-taken = Ya está en la lista. Gracias.
suggestion-refused = No se aceptó. { $reason }
suggestion-take-back = Echarme atrás
suggestion-taken-back = Te echaste atrás
suggestion-taken-back-lead = Hemos borrado lo que escribiste.
suggestion-why-group = El grupo dice que no es así.
suggestion-why-not-confirmed = No encontramos a nadie que lo confirme.
suggestion-why-already = La lista ya lo dice.
suggestion-why-not-here = No trata de una reunión de esta lista.
suggestion-why-spam = Parecía un anuncio.
says-title = ¿Es así?
says-lead = Alguien propone esto para la lista. Tu grupo es quien más sabe.
says-yes = Sí, es así
says-no = No, no es así
says-yes-lead = Una persona que cuida la lista lo pondrá.
says-no-lead = Dejamos la lista como está.
suggestion-was = Ahora:
suggestion-is = Nuevo:
letter-suggestion-subject = ¿Es así lo de su lista?
letter-suggestion-text =
    Hola:

    Alguien propone un cambio en lo que nuestra lista dice de «{ $name }».

    Miren si es así, por favor. Basta un toque:
    { $link }

    { $service }
letter-decided-subject = Lo que propusiste
letter-taken-text =
    Hola:

    Gracias. Lo que propusiste para «{ $name }» ya está en la lista:
    { $page }

    No guardamos tu dirección para ninguna otra carta.

    { $service }
letter-refused-text =
    Hola:

    Gracias por escribir sobre «{ $name }». No lo pusimos en la lista.
    { $reason }

    Si sabes más, cuéntanos otra vez. No guardamos tu dirección para ninguna otra carta.

    { $service }

## La mesa
suggestion-desk-title = Propuestas
suggestion-desk-lead = La más antigua va primero. Nada está en la lista antes de que alguien lo acepte.
suggestion-desk-lately = Decididas hace poco
suggestion-desk-taken = Aceptada: está en la lista.
suggestion-desk-refused = No aceptada.
suggestion-done-taken = Aceptada. Ya está en la lista.
suggestion-done-refused = No aceptada. A la persona se le dice por qué.
suggestion-from-group = Vino del propio grupo.
suggestion-group-yes = El grupo dice que es así.
suggestion-group-no = El grupo dice que no es así.
suggestion-group-asked = Se preguntó al grupo y aún no responde.
suggestion-one-title = Una propuesta
suggestion-one-back = Volver a las propuestas
suggestion-take = Aceptarla
suggestion-refuse-title = No aceptarla
suggestion-refuse-hint = A la persona se le dice este motivo.
suggestion-refuse = No aceptarla
suggestion-choose-reason = Elige un motivo.
suggestion-no-sense = Así la reunión no tendría sentido. Cámbiala a mano y rechaza esto porque la lista ya lo dice.
suggestion-from-day = Desde el { $date }.
suggestion-words-gone = Sus palabras están borradas.
suggestion-edit = Cambiar la reunión a mano
