### For people who lead groups: the rota, one's own record, thanks. The kindest and shortest pages of all.

## One's own part
leading-title = My part in leading
leading-heading = My part in { $name }
leading-lead = Thank you for holding the chair open. Here is what you gave, and what may be due.
leading-lead-new = Would you like to help lead this group? Give a name for the rota. You can stop at any time.
leading-who-sees = You see all of this. So do those who look after facilitators here. Your name is on the rota.
leading-mine = Now
leading-name-row = Name on the rota
leading-step-row = How far you are
leading-step-applied = Would like to lead
leading-step-trained = Trained
leading-step-shadowing = Sits beside somebody who leads
leading-step-leading = Leads
leading-step-trainer = Trains others
leading-hours-row = Hours of training
leading-hours-count = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
leading-refresher-row = Next refresher
leading-refresher-on = { $day }
leading-refresher-late = Since { $day }. No hurry: see who goes with you.
leading-ending-row = Ends soon
leading-until = Until { $day }
leading-conduct-row = Code of conduct signed
leading-safeguarding-row = Safeguarding seen
leading-supervision-row = Last supervision
leading-background-row = Background
leading-not-yet = Not yet
leading-strain = How are you?
leading-strain-lead = Three short questions on how leading is for you. They stay in your own space. Nobody else sees them, unless you show them.
leading-strain-go = Look at the three questions
leading-record = Record
leading-record-none = Nothing yet.
leading-remove = Take out
leading-line-course = { $name }, { $day }
leading-line-safeguarding = Safeguarding seen, { $day }
leading-line-conduct = Code of conduct signed, { $day }
leading-line-supervision = { $kind }, { $day }
leading-certificate-line = Certificate: { $text }
leading-add = Add to the record
leading-course = A course
leading-course-which = Which course?
leading-course-other = Another course
leading-course-hours = { $from } to { $until } hours
leading-course-own = our own course
leading-course-name = Name of the course
leading-course-name-hint = Leave it empty if you chose one above.
leading-provider = Who gave it?
leading-level = What was it for?
leading-level-host = To hold a meeting open
leading-level-facilitator = To lead
leading-level-refresher = A refresher
leading-level-trainer = To train others
leading-day = On which day?
leading-hours = How many hours?
leading-expires = Until when does it hold?
leading-expires-hint = Leave it empty if it does not end.
leading-wrong-expires = This day is before the course. Look at both days.
leading-certificate = Number of the certificate, or the name of your file
leading-certificate-hint = Keep the file itself. Nothing is sent here.
leading-supervision = Supervision
leading-with = With whom?
leading-with-peer = With a peer
leading-with-mentor = With a mentor
leading-with-line = With a manager
leading-with-name = Their name. You can skip this.
leading-sign = I agree and sign
leading-offer-title = Give a name
leading-change = Change what you gave
leading-name = What do you want to be called on the rota?
leading-name-hint = A first name is enough. Others who lead this group see it.
leading-name-missing = Write what you want to be called. Make it short.
leading-email = E-mail for questions about cover
leading-email-hint = You can skip this. We write only when somebody asks for cover.
leading-background = From where do you know this? You can skip this.
leading-background-none = I would rather not say
leading-lived = From my own life
leading-professional = From my work
leading-both = From both
leading-offer = I would like to help
leading-stop = Stop leading here
leading-stop-button = Stop, and free my evenings

## Those who look after facilitators
facilitators-title = People who lead
facilitators-back = Back
facilitators-all = All people who lead
facilitators-lead = They are people too, and many walk this road themselves. That you looked is written down.
facilitators-none = Nobody has given a name yet.
facilitators-look = Look soon
facilitator-lead = Leads at { $name }. They see all that stands here.
facilitator-now = Now
facilitator-step = How far they are
facilitator-step-label = How far are they?
facilitator-months = A refresher is due after how many months?
facilitator-safeguarding = Safeguarding seen
facilitator-seen = When did you see it?
facilitator-seen-hint = Such as the proof of a check or a course. Do not keep a copy here.

## The rota
rota-title = The rota
rota-heading = Who leads { $name }
rota-lead = See who leads when. If you cannot come, ask for cover with one tap.
rota-lead-letters = See who leads when. If you cannot come, ask for cover with one tap. We write to the others.
rota-no-name = You are not on the rota yet.
rota-give-name = Give a name for the rota
rota-cover = Cover is asked for
rota-cover-lead = Can you take one of these? Who says yes first has it.
rota-ahead = The next evenings
rota-none = No evening is planned yet.
rota-nobody = Nobody yet
rota-open = Open
rota-you = You
rota-wanted = Cover wanted
rota-i-lead = I lead this one
rota-ask = Ask for cover
rota-clear = Free this evening
rota-keep = I can come after all
rota-take = I can take it
rota-put = Put somebody down
rota-day = Which day?
rota-person = Who?
rota-put-button = Put them down
rota-wrong-day = Choose a day that is still to come.
rota-yours = Thank you. It is yours.
rota-asked = Done. The others can see that you need cover. You still lead until one of them says yes.
rota-somebody = Thank you for saying yes. { $name } was a moment quicker and has it.
rota-late = Thank you. Somebody has it already.
rota-load = Who led in the last 12 weeks
rota-load-line = { $name }: { $n } ({ $share }%)
rota-load-none = Nothing is written down yet.
rota-long = { $n } weeks without a week off. Could somebody offer an evening?
rota-gone = Somebody without a name here

## Letters about cover
letter-cover-subject = Can you help out?
letter-cover-text =
    Hello,

    { $name } cannot come on { $day } and asks for cover.
    If you can take it, this page is one tap:
    { $link }

    Who says yes first has it. If you cannot, there is nothing to do.

    { $service }
letter-covered-subject = Somebody has said yes
letter-covered-text =
    Hello,

    { $name } takes { $day } for you. Have a good rest.
    { $link }

    { $service }

## Thanks
thanks-title = A letter of thanks
thanks-heading = Thank you
thanks-back = Back to my part
thanks-dear = Dear { $name },
thanks-evenings = { $n ->
    [one] In { $year } you held the chair open at { $group } for one evening.
   *[other] In { $year } you held the chair open at { $group } for { $n } evenings.
}
thanks-none = For { $year } no evening is written down under your name. That says nothing about what you gave.
thanks-hours = { $n ->
    [one] That was an hour of your time, and more that nobody counted.
   *[other] That was { $n } hours of your time, and more that nobody counted.
}
thanks-chairs = Chairs were taken { $n } times on those evenings.
thanks-quiet = Some of those people had nowhere else to go that night. They came because you were there.
thanks-end = Rest when you need to. Thank you.
thanks-before = The letter for { $year }
