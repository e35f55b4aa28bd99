### Somebody is on duty: asking them to get in touch, and what is shown when the hours end.

duty-on = { $name }, { $role }, is on duty now.
duty-on-until = { $name }, { $role }, is on duty now until { $time }.
duty-would = Would you like them to get in touch?
duty-phone = You can also call them: { $number }.
duty-kept = Your answer is kept for you. Nothing is sent unless you ask for it on this page.
duty-sent = They get how to reach you, what you want to be called, and when you asked. None of your answers goes along.
duty-soon = We cannot say how soon they get in touch. Nothing is promised.
duty-way = How can they reach you?
duty-way-hint = A telephone number or an e-mail address that is safe for you.
duty-called = What would you like to be called?
duty-called-hint = A first name or any other name. You can leave this empty.
duty-ask = Ask them to get in touch
duty-wrong-way = Write a telephone number or an e-mail address.
duty-wrong-called = Write a shorter name, on one line.
duty-wrong-over = Nobody is on duty any more, so nothing was sent. Please use one of the numbers above.
duty-wrong-often = You asked several times in a short while, so this was not sent. Please use one of the numbers above.
duty-asked-title = { $name } has been asked
duty-asked-danger = If you are in danger now, do not wait. Call:
duty-asked-now = A letter to them is on its way. It says how to reach you and when you asked.
duty-asked-before = You asked a moment ago. That letter is on its way, and we did not send it twice.

## When the hours end
duty-over-title = Here is the short form
duty-over-lead = This form has a question that we ask only while somebody is on duty. Nobody is on duty now.
duty-over-kept = What you answered is kept. You can read it at any hour.
duty-over-carry = Your answers so far can go along to the short form.
duty-over-go = Go on with the short form
duty-over-read = Read what you answered
duty-front-over = This form is asked only while somebody is on duty. Nobody is on duty now.
duty-front-also = Also kept: { $form }

## The letter to the person on duty. It holds no answer.
letter-duty-subject = Somebody asks you to get in touch
letter-duty-text =
    Hello { $name },

    Somebody asks you to get in touch with them.

    How to reach them: { $way }
    When they asked: { $when }

    They were told that you were asked, and that nothing is promised.
    This is all that they sent.

    { $service }
letter-duty-text-called =
    Hello { $name },

    Somebody asks you to get in touch with them.

    How to reach them: { $way }
    What to call them: { $called }
    When they asked: { $when }

    They were told that you were asked, and that nothing is promised.
    This is all that they sent.

    { $service }
