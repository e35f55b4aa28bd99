### Reminders: the pages, and the words of the messages.
### A message betrays nothing: it is read on locked screens and over shoulders.

## In a message
reminder-subject = A note from you
reminder-line = You asked to be reminded at { $time }.
reminder-ask = You have not been here for three weeks. Do you still want this? Tap "Go on" below. If not, it rests.
reminder-letter-end =
    Stop it, or have it later:
    { $link }
reminder-sms-end = Stop: { $link }
reminder-sms-end-stop = Stop: answer STOP or { $link }
reminder-calendar-words = A note to myself
way-letter-subject = Your code
way-letter-text =
    Your code is { $code }

    Type it on the page that you came from. It works for half an hour.
    If you did not ask for it, do nothing.

    { $service }
way-sms-text = { $service }: your code is { $code }

## The list
remind-title = My reminders
remind-back = Back to my reminders
remind-empty = Nothing is set. You choose what, when and how. A message says nothing about groups unless you write it.
remind-new = Set a reminder
remind-what = What shall it remind you of?
remind-plan = The next step of my plan
remind-check-in = To check in
remind-meeting = A meeting
remind-medicine = A time for a medicine
remind-own = Something else
remind-about = { $about }: { $what }
remind-once = { $day } at { $time }
remind-daily = Every day at { $time }
remind-weekly = { $days } at { $time }
remind-before = { $before } before it starts
remind-before-way = { $before } before it starts, and { $way } to get there
remind-minutes = { $n } minutes
remind-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
remind-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
remind-next = Next: { $when }
remind-next-none = Nothing is to come at the moment.
remind-stopped = You stopped it from a message.
remind-rests = It rests, since there was no sign from you for three weeks.
remind-go-on = Go on with it
remind-went-on = It goes on.
remind-back-again = It is back.
remind-remove = Delete
remind-told = What did not come
remind-unsent = { $n ->
    [one] One message could not be sent.
   *[other] { $n } messages could not be sent.
}
remind-over = { $n ->
    [one] One message was left out, since the day was full.
   *[other] { $n } messages were left out, since their days were full.
}
remind-noted = I have read this
remind-no-way = None of these can reach you yet. Choose how they come.
remind-how = How they come
remind-ways = How messages reach me
remind-quiet = No message comes between { $from } and { $until }.
remind-quiet-none = A message can come at any hour.
remind-most = { $n ->
    [one] At most 1 message a day.
   *[other] At most { $n } messages a day.
}

## One reminder
remind-which = Which meeting?
remind-which-next = The next one that I plan to try
remind-how-long = How long before it starts?
remind-way = Time to get there
remind-way-none = None
remind-follows = It follows the meeting. If the meeting moves, it moves. If it is off, nothing comes.
remind-at = At what time?
remind-often = How often?
remind-often-daily = Every day
remind-often-weekly = On some days of the week
remind-often-once = Once
remind-days-choose = Choose days
remind-days-which = Which days?
remind-days-hint = Only if you chose some days of the week.
remind-day = Which day?
remind-day-hint = Only if you chose once.
remind-by = How shall it reach you?
remind-by-first = No way is set up yet.
remind-by-email = By e-mail
remind-by-sms = By text message
remind-by-push = To a browser of mine
remind-by-none = In my calendar only
remind-by-calendar = If you choose none, it is in your calendar only.
remind-words = Your own words
remind-words-hint = Leave this empty and it says only that you asked. Others may see it on a locked screen.
remind-loud = It may come in my quiet hours too
remind-look = So it looks on a locked screen
remind-see-look = See how it looks
remind-wrong-at = Write a time, such as 18:00 or 6pm.
remind-wrong-day = Write a day, with month and year.
remind-wrong-gone = This time is over. Choose one that is still to come.
remind-wrong-days = Choose at least one day.
remind-wrong-words = Make your words shorter.
remind-wrong-before = Choose a shorter time.
remind-wrong-loud = This time is in your quiet hours. Tick the box, or choose another time.
remind-wrong-full = Your list is full. Delete a reminder first.

## Quiet hours
quiet-title = Quiet hours
quiet-lead = What falls in these hours comes when they end. What would then be too late is left out.
quiet-on = I want quiet hours
quiet-from = From
quiet-until = Until
quiet-zone = The town whose time I live by
quiet-most = Messages a day, at most
quiet-most-hint = What comes close together comes as one.
quiet-wrong = Write two times, such as 22:00 and 8:00.
quiet-wrong-zone = Choose a town from the list.

## Ways
ways-lead = We use these for your reminders, and for nothing else. You can take each out at any time.
ways-confirmed = It works.
ways-open = Not yet: type the code that we sent there.
ways-stopped = It answered STOP, so nothing goes there.
ways-code = The code
ways-confirm = It is mine
ways-remove = Take out
ways-address = Your e-mail address
ways-number = Your number
ways-number-hint = With a plus and the code of the country, such as +44 7700 900123.
ways-send-code = Send me a code
ways-push-lead = Messages come to this browser while you stay signed in here. When you sign out, they end.
ways-push = Allow messages here
ways-push-failed = This browser does not allow it. You can change that in its settings.
ways-calendar = My calendar
ways-calendar-lead = Your reminders can be in your own calendar. It rings by itself, without us.
ways-calendar-file = Download them as a file
ways-calendar-make = Make an address for my calendar
ways-calendar-address = Give your calendar this address to follow:
ways-calendar-care = Who has it sees when you want to be reminded. Keep it to yourself.
ways-calendar-renew = Make a new address
ways-calendar-stop = Stop this address
ways-calendar-own = It shows your own words.
ways-calendar-neutral = It says only "A note to myself".
ways-calendar-show = Show my own words
ways-calendar-hide = Hide my own words
ways-none = Other ways are not set up on this site.
ways-sent = A code is on its way. Type it below.
ways-works = It works.
ways-removed = It is taken out.
ways-wrong-email = Write an address like name@example.org.
ways-wrong-number = Write the number with a plus and the code of the country.
ways-wrong-many = Three codes went there within the hour. Wait an hour, then try again.
ways-wrong-sent = The message could not be sent. Try again in a few minutes.
ways-wrong-full = Your list is full. Take out one that you do not use.
ways-wrong-code = This is not the code, or it is too old. Have a new one sent.
ways-wrong-push = This browser cannot be reached. Choose another way.

## What a message leads to
stop-title = Your reminder
stop-lead = Nothing changes until you tap.
stop-asks = Do you still want this reminder?
stop-go-on = Go on
stop-later = Later
stop-hour = In an hour
stop-tomorrow = Tomorrow at this time
stop-stop = Stop
stop-this = Stop this reminder
stop-all = Stop all reminders
stop-undo = Undo
stop-change = To change it, sign in:
stop-change-link = my reminders
stop-done = This reminder is stopped.
stop-done-all = All reminders are stopped.
stop-done-hour = It comes again in an hour.
stop-done-tomorrow = It comes again tomorrow at this time.
stop-done-on = It goes on.
stop-done-undo = All is as it was.
stop-gone-lead = It is too old, or the reminder is gone. You can close this page.
remind-me = Remind me
archive-reminders = What you want to be reminded of
archive-ways = How messages reach you
