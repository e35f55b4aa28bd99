### Words of a meeting's own page, its calendar entry, and "Something wrong?".

## When
meeting-back = Back to meetings
meeting-starts = ({ $in })
meeting-title = { $name }, { $day } { $time }
meeting-zone = Time in { $zone }.
meeting-your-time = That is { $when } in { $zone }.
meeting-not-known = We do not know when this meets. Ask before you go.
meeting-past = This meeting was on { $when }. No more are planned.
meeting-on-now = On now – it started { $n } minutes ago

## Is it on?
meeting-paused = This group is not meeting at the moment
meeting-paused-lead = The list that it comes from says it is paused.
meeting-closed-until = Closed until { $date }
meeting-closed = Closed until further notice
meeting-closed-reason = The reason given: { $reason }
meeting-retired = This meeting is no longer on the list it came from
meeting-retired-lead = It may have ended. Look for another one, or ask the group.
meeting-others-near = Find another meeting

## Where and how
meeting-directions = Get directions
meeting-join = Join online
meeting-call-number = Call in: { $number }
meeting-place-approximate = Only the area is given: { $place }
meeting-place-none = No place is given.

## What happens
meeting-happens = What happens
meeting-happens-listen = You can say that you will just listen
meeting-happens-free = It is free
meeting-happens-open = Anyone may come
meeting-happens-closed = For people who want help for themselves
meeting-happens-minutes = It lasts { $length }
meeting-minutes = { $n } minutes
meeting-hour = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
meeting-hour-minutes = { $hours } { $minutes } minutes
meeting-notes = From the group

## Good to know
meeting-good = Good to know
meeting-kind = Kind
meeting-who = Who for
meeting-access = Getting in
meeting-language = Language
meeting-format = How it runs
meeting-more-types = Also
meeting-repeats = How often
meeting-time-zone = Time zone
meeting-group = Group
meeting-website = Website
meeting-source-page = Page on its own list
meeting-checked = Last checked
meeting-checked-by = { $date }, by { $source }.
meeting-checked-listed = We do not know. It was on the list of { $source } on { $date }.
meeting-checked-unknown = We do not know when or by whom.
meeting-wrong = Something wrong?
meeting-daily = Every day
meeting-weekly = Every { $day }
meeting-every-weeks = Every { $n } weeks, on { $day }
meeting-monthly = The { $nth } { $day } of each month
meeting-rule = On a set of dates. The next ones are below.
ordinal-1 = first
ordinal-2 = second
ordinal-3 = third
ordinal-4 = fourth
ordinal-5 = fifth
ordinal-last = last
meeting-once = Once only
meeting-coming = Next dates
meeting-siblings = Other times of this group
meeting-sibling = { $day }, { $time }
meeting-calendar = Add to calendar
meeting-text = Send to my phone
meeting-disclaimer = { $fellowship } lists and names belong to it. We are not affiliated with or endorsed by it.
meeting-disclaimer-none = We are not affiliated with or endorsed by this group.
meeting-map-says = A map with a dot where the meeting is
meeting-reports-wrong = Visitors told us that something here may be wrong. Check before you go.
meeting-reports-on = { $n ->
    [one] 1 visitor told us it is still on.
   *[other] { $n } visitors told us it is still on.
}

## Send to my phone
text-title = Send to a phone
text-lead = Send yourself the time and place. The message does not say what kind of meeting it is.
text-open = Open in text messages
text-copy = Or copy these lines:
text-online = Join: { $link }
text-phone = Phone: { $number }

## Something wrong?
wrong-title = Something wrong?
wrong-heading = Is { $name } still on?
wrong-lead = One tap helps the next person. We do not ask who you are.
wrong-on = Yes, it is still on
wrong-off = No, it is closed or wrong
wrong-thanks-title = Thank you
wrong-thanks-on = We have noted that it is still on.
wrong-thanks-off = We have noted that something is wrong. A person who keeps the list will look.
wrong-thanks-detail = We have noted what you wrote. A person who keeps the list will look.
wrong-question = What is wrong? You can skip this.
wrong-question-time = The day or time
wrong-question-place = The place or the way in
wrong-question-link = The link or phone number
wrong-question-closed = It has closed
wrong-question-other = Something else
wrong-detail = Anything that would help us put it right
wrong-detail-hint = Please do not write anyone's name or phone number
wrong-send = Send
wrong-skip = Skip
wrong-next = Find another meeting
wrong-back = Back to { $name }
wrong-choose = Choose “it is still on” or “it is closed or wrong”
wrong-say-something = Choose what is wrong, or write a few words, or skip this
wrong-too-long = Use { $max } letters or fewer. You used { $n }
wrong-office = The office that keeps this list also takes corrections:
wrong-office-link = Tell the office
