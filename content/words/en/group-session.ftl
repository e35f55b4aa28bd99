### Words of sessions: for those who run a group. Nobody who comes is named.
### No page title names a condition.

## My groups today
gs-today-title = My groups
gs-today-none = You do not run a group yet. A manager can send you a link.
gs-today-nothing = No session is on today.
gs-how-many = How many came?
gs-came-word = came
gs-open = Write it down
gs-clash-tag = Two numbers
gs-bare = We do not know when this group meets.
gs-bare-do = Say which meeting it is
gs-due = Not written down yet
gs-due-more = { $n ->
    [one] One more is older.
   *[other] { $n } more are older.
 }
gs-next = Next: { $when }
gs-all = All sessions and numbers
gs-when = { $weekday } { $date }, { $time }

## Words for what is kept
gs-mode-in-person = In the room
gs-mode-online = Online
gs-mode-hybrid = In the room and online
gs-standing-planned = Planned
gs-standing-held = Held
gs-standing-cancelled = Not held
gs-standing-moved = Moved
gs-reason-nobody-to-lead = Nobody could lead it
gs-reason-no-room = The room was not free
gs-reason-nobody-came = Nobody came
gs-reason-holiday = Holiday
gs-reason-weather = Weather
gs-reason-illness = Illness
gs-reason-technical = The link or phone did not work
gs-reason-other = Something else
gs-incident-medical = Someone was ill or hurt
gs-incident-conflict = A conflict
gs-incident-intoxication = Someone had used something or had a drink
gs-incident-safeguarding = Worry about a child or an adult at risk
gs-incident-threat = A threat
gs-incident-other = Something else
gs-field-standing = Held or not
gs-field-reason = Why
gs-field-moved = Moved to
gs-field-mode = How people took part
gs-field-site = Where it was
gs-field-in-person = In the room
gs-field-online = Online
gs-field-first-timers = Here for the first time
gs-field-plans = Made a plan
gs-field-started = Began
gs-field-ended = Ended
gs-field-leaders = How many led it
gs-field-incidents = Did something happen?
gs-field-donation = Money given, in total
gs-field-tools = Tools that were used
gs-field-topics = Topics
gs-field-sections = Parts that were done
gs-field-follow-ups = To do before next time
gs-field-handover = Note to whoever leads next
gs-came = { $n ->
    [one] 1 person came
   *[other] { $n } people came
 }
gs-came-both = { $here } in the room, { $afar } online
gs-came-unknown = Not counted

## One session
gs-one-title = A session
gs-waiting-one = One entry waits on this phone for a network.
gs-waiting-many = # entries wait on this phone for a network.
gs-waiting-sent = What waited on this phone is sent.
gs-saved = Saved.
gs-undone = Taken back. It is as it was before.
gs-undo = Undo
gs-clash = Two of you wrote different things
gs-clash-you = Somebody else saved before you. Which is right?
gs-clash-they = Somebody else wrote this too. Which is right?
gs-clash-take = Keep “{ $what }”
gs-from-last = From last time
gs-how-many-lead = Tap a number and it is saved. Count everybody, you too if you took part.
gs-another-number = Another number
gs-save-number = Save this number
gs-leads = { $n ->
    [0] Nobody has said that they led it.
    [one] One person led it.
   *[other] { $n } people led it.
 }
gs-lead-me = I led it
gs-lead-not = I did not lead it
gs-more = More, if you like
gs-more-lead = All of this is optional. Never write names, or what somebody said.
gs-topics-hint = A few words, with commas between: sleep, weekends
gs-currency = Currency, three letters
gs-incidents-hint = Only the kind. Tell what happened to the person who is there for it.
gs-notes-hint = For those who run this group. No names of people who come. It is deleted after 180 days.
gs-save = Save
gs-door-sheet = The order of the meeting
gs-door-state = It is not held, or moved
gs-door-names = First names, for two weeks
gs-door-history = What was changed

## Not held, or moved
gs-state-title = Not held, or moved
gs-state-lead = The session stays in your list. You can take this back.
gs-cancel = It is not held
gs-cancel-do = Mark as not held
gs-move = It is moved
gs-move-do = Move it
gs-day = Day
gs-time = Time
gs-place = Another place
gs-place-hint = Leave this empty when the place stays the same.

## Add a session
gs-add-title = Add a session
gs-add-lead = For a session that is not on the weekly plan.
gs-minutes = Minutes
gs-add-do = Add it

## Meetings that a group holds
gs-meetings-title = When this group meets
gs-meetings-lead = Name your meeting on the list. Then its sessions wait here to be written down.
gs-meetings-none = None yet
gs-meetings-add = Address of the meeting’s page
gs-meetings-hint = Open the page of your meeting and copy its address. This changes nothing on the list.
gs-meetings-do = Add it
gs-meetings-remove = Take out

## First names
gs-names-title = First names
gs-names-lead = Some groups like a list of first names for their own circle. You do not need one.
gs-names-rule = Ask the group first. Only those who run this group see it. It is deleted after 14 days.
gs-names-until = Deleted on { $day }
gs-names-field = First names or nicknames
gs-names-hint = One on each line. No last names.
gs-names-save = Keep them
gs-names-forget = Delete them now

## What was changed
gs-history-title = What was changed
gs-history-lead = Each time somebody saved, with what it changed. The last comes first.
gs-history-you = you
gs-history-they = somebody else ({ $who })

## Numbers
gs-list-title = Sessions and numbers
gs-from = From
gs-until = Until
gs-show = Show
gs-sums-none = No session was written down in this time.
gs-sums-held = { $held ->
    [one] 1 session was held
   *[other] { $held } sessions were held
 }, { $off ->
    [one] 1 was not.
   *[other] { $off } were not.
 }
gs-sums-came = People came { $all } times. Sessions that were counted: { $n }. That is { $mean } a session.
gs-sums-ways = { $here } times in the room, { $afar } times online.
gs-sums-new = { $new } came for the first time. Sessions where that was counted: { $n }.
gs-sums-plans = { $plans } of { $people } made a plan. Sessions where that was counted: { $n }.
gs-sums-unwritten = { $n ->
    [one] 1 planned session is not written down. It is not in these numbers.
   *[other] { $n } planned sessions are not written down. They are not in these numbers.
 }
gs-months = Month by month
gs-by-mode = By how people took part
gs-by-site = By place
gs-head-month = Month
gs-head-mode = How
gs-head-site = Place
gs-head-held = Held
gs-head-came = Came (sessions counted)
gs-head-mean = Mean
gs-head-new = New (sessions counted)
gs-of = { $n } ({ $of })
gs-few = fewer than 5
gs-one-by-one = One by one
gs-file = Get this as a table (CSV)
gs-door-new = Add a session
gs-door-meetings = When this group meets
gs-door-run-sheet = The order of our meetings

## The order of a meeting
gs-run-sheet-title = The order of our meetings
gs-run-sheet-pick = Pick an order to begin with. Then change it until it is yours.
gs-run-sheet-take = Take this one
gs-run-sheet-source = What it rests on:
gs-run-sheet-ours = The minutes are our suggestion.
gs-run-sheet-not = We are not part of these organisations. What you read aloud is your own.
gs-run-sheet-lead = Empty the name of a part to take it out. Numbers say what comes first.
gs-run-sheet-kept = The order is kept.
gs-run-sheet-part = Part
gs-run-sheet-name = Name of this part
gs-run-sheet-place = Number
gs-run-sheet-minutes = Minutes
gs-run-sheet-optional = Can be left out
gs-run-sheet-again = Pick another order
gs-sheet-title = The order of the meeting
gs-sheet-done = { $n } of { $of } parts are ticked.
gs-sheet-own = This is for your group alone. A short list is not a bad meeting.
gs-sheet-saved = Saved.
gs-sheet-none = This group has not picked an order yet.
gs-sheet-pick = Pick an order
gs-sheet-optional = can be left out
gs-sheet-minutes = { $n } min
gs-sheet-save = Save the ticks
gs-sheet-edit = Change the order
gs-clock-start = Start the quiet clock
gs-clock-stop = Stop it
gs-clock-lead = It shows the minutes left beside each part. It makes no sound.

## What is wrong with a form
gs-wrong-number = Write a whole number, such as 6.
gs-wrong-more = This is more than came. Look at both numbers.
gs-wrong-many = This number is too large.
gs-wrong-long = This is too long. Make it shorter.
gs-wrong-donation = Write it like 12.50, and three letters such as GBP.
gs-wrong-missing = Something is missing here.
gs-wrong-odd = Look at this again.
gs-wrong-reason = Choose why.
gs-wrong-day = Choose a day of the last or the next year.
gs-wrong-time = Write a time like 19:00.
gs-wrong-minutes = Write how many minutes, from 1 to 1440.
gs-wrong-meeting = There is no such meeting on the list.
gs-wrong-sheet = Give each part a short name, and 1 to 240 minutes. 20 parts are the most.

## The door
gs-door-door = Sign-in by phone or tablet
gs-door-paper = A minute after the meeting
gs-door-title = Sign-in
gs-door-lead = People say on their own phone that they are here. They need no account and no name.
gs-door-open = Open the sign-in
gs-door-say = Say: go to { $address } and type these four digits.
gs-door-or = Or show this picture. A phone’s camera opens it.
gs-door-picture = A picture that leads to the sign-in
gs-door-until = It closes by itself at { $when }.
gs-door-arrived = Signed in: { $here } in the room, { $afar } online.
gs-door-new-of = { $n } of { $of } who said so are here for the first time.
gs-door-look = Look again
gs-door-take = Take these numbers
gs-door-close = Close the sign-in
gs-door-kiosk = A tablet in the room
gs-door-kiosk-lead = Open this on a tablet where nobody is signed in. It shows one button and leads nowhere else.
gs-sums-unique = About { $people } different people, from { $codes } codes that people made themselves. It is an estimate.

## After the meeting, on paper
gs-paper-lead = Leave out what you like. Write no names.
gs-paper-scan = Or answer on your phone: point its camera here.
gs-paper-type = Type in sheets of paper
gs-paper-open = Open the sign-in first, and a picture for phones stands here
gs-answers-title = Type in a sheet
gs-answers-lead = One sheet is one person. Leave out what is left out there.
gs-answers-kept = Kept. The next sheet, please.
gs-answers-save = Keep this sheet
gs-results-title = What people said after sessions
gs-results-lead = Nobody is named. Nothing is shown of fewer than five people.
gs-results-few = Fewer than five people answered, so nothing is shown.
gs-results-people = { $n } people answered, { $paper } of them on paper.
gs-results-mean = { $what }: { $mean } at the mean, likely between { $low } and { $high }. { $n } answered.
gs-results-of = { $n } answered this.
gs-results-lines = In their own words, in no order. What may name somebody is left out.

## Here
here-title = I am here
here-code-lead = Type the four digits that you see in the room.
here-code = Four digits
here-go-on = Go on
here-wrong-code = No session has these digits now. Look at them again.
here-lead = You need no account and no name. We only count that someone is here.
here-way = Where are you?
here-first = Is it your first time here?
here-first-skip = I would rather not say
here-own-code = Make a code of your own, if you like
here-own-code-lead = It lets the group count people without names. Leave out one answer at most.
here-own-code-kept = Your answers are not kept. Only a scrambled form is, for 400 days.
here-wrong-answer = This must be one letter, or a number up to 31.
here-i-am = I am here
here-thanks = Thank you. You are counted.
here-thanks-lead = Nothing on this phone remembers it.
here-few = Your code had too few answers, so it was not kept. You are counted all the same.
here-after-lead = When the meeting is over, you can say how it was. It takes a minute.
here-after = Say how it was
kiosk-lead = Tap once when you come in.
kiosk-first = I am here for the first time
kiosk-next = Next person
kiosk-give = Done
kiosk-skip = Leave it
kiosk-done = Thank you

## After
after-title = A minute after the meeting
after-lead = Leave out what you like.
after-place = { $n } of { $of }
after-send = Send
after-skip = Leave this out
after-plan-title = A small plan for seven days
after-plan-lead = Thank you. If you like, pick one small thing for the next seven days.
after-plan-pick = What could it be?
after-plan-rest = Rest on one day
after-plan-walk = Go for a walk
after-plan-away = Stay away from one place that is hard for me
after-plan-own = Or something of your own
after-plan-make = Make my plan
after-plan-made = It is kept in the address of this page and nowhere else. Save or print the page.
after-plan-start-lead = In a space of your own, the next check-in asks how it went. It needs no name, and these lines come along.
after-plan-start = Make a space for it
after-plan-space = I have a space: put it into my plan there
after-plan-lines-only = Only these lines are kept, and nothing ties them to what you said of the meeting.
after-plan-keep = Put it into my plan
after-plan-show = Only show it, to print
after-plan-full = Your plan has no room for all of this. Take a line out of it first.
after-plan-see = See my plan
