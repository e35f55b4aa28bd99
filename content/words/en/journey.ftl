### Words of the pages that help a person choose: the four pages of questions.

## The start
ask-title = Find what suits you
ask-start-lead = There are many kinds of group. A few questions can help you choose where to begin.
ask-start-pages = Four short pages. It takes about three minutes.
ask-start-skip = You can skip every question, and stop at any point.
ask-start-nobody = Nobody sees your answers but you.
ask-start-kept = We keep nothing, and you need no name.
ask-start-address = Your answers stand in the address of the page. So whoever can look at this browser’s history can read them.
ask-begin = Start
ask-start-ways = You can also look around first:
ask-kinds = Kinds of group

## On each page
ask-steps = Page { $n } of { $of }
ask-skip = Skip this
ask-skip-all = Answer what you like. Skip what you do not.
ask-more = Show more
ask-continue = Continue
ask-now = See groups now
ask-see = See groups
ask-many-hint = Tick as many as you like.
ask-minor = You are under 18, so we show only what is open to you. You can bring an adult you trust.

## Page 1
ask-page-1 = You, and what it is about
ask-who = Who is it for?
ask-who-short = Who it is for
ask-who-me = For me
ask-who-other = For someone I care about
ask-age = How old are you?
ask-age-short = Age
ask-age-hint = Some groups are only for adults. Some are only for young people.
ask-age-under-18 = Under 18
ask-age-18-25 = 18 to 25
ask-age-26-59 = 26 to 59
ask-age-60 = 60 or over
ask-about = What is it about?
ask-about-short = What it is about
ask-about-alcohol = Alcohol
ask-about-opioids = Heroin, fentanyl or opioid pain pills
ask-about-cocaine = Cocaine or crack
ask-about-meth = Meth, ice or speed
ask-about-cannabis = Cannabis
ask-about-benzos = Calming or sleeping pills
ask-about-pills = Other pills
ask-about-other = Other drugs, or more than one
ask-about-nicotine = Smoking or vaping
ask-about-gambling = Gambling
ask-about-food = Food and eating
ask-about-sex = Sex and love
ask-about-money = Debt or spending
ask-about-work = Work
ask-about-relationships = Relationships
ask-about-screens = Games, phone or internet
ask-about-violence = Anger and violence
ask-also = Is any of this part of it?
ask-also-short = Also part of it
ask-also-returned = I had stopped for a while and have used again
ask-also-mental-health = A mental health condition
ask-also-grief = The death of someone close
ask-also-family = Growing up with drinking or drug use at home
ask-also-trauma = Bad things that still hurt (trauma)
ask-also-abuse = Sexual abuse as a child
ask-goal = What would you like?
ask-goal-short = What you would like
ask-goal-hint = No answer is better than another. You can change it at any time.
ask-goal-stop = To stop
ask-goal-stay = To stay stopped
ask-goal-cut = To cut down
ask-goal-safer = To be safer
ask-goal-unsure = I am not sure yet

## Page 2
ask-page-2 = Faith, medicine and people
ask-faith = What part may faith have?
ask-faith-short = Faith
ask-faith-hint = In some groups people pray or speak of a higher power. In others they do not.
ask-faith-secular = None, please
ask-faith-spiritual = Spiritual is fine
ask-faith-christian = Christian
ask-faith-muslim = Muslim
ask-faith-jewish = Jewish
ask-faith-buddhist = Buddhist
ask-faith-indigenous = The ways of an Indigenous people
ask-faith-no-matter = It does not matter to me
ask-med = Which of your medicines must be welcome there?
ask-med-short = Medicine
ask-med-hint = We leave out groups that are known to be against it. Where we do not know, we say so.
ask-med-mental-health = For my mental health
ask-med-opioid = For opioid use, such as methadone
ask-med-alcohol = For drinking, such as naltrexone
ask-med-none = I take none of these
ask-med-not-say = I would rather not say
ask-with = Who would you like in the room?
ask-with-short = Who is in the room
ask-with-hint = Tick what is true of you, or what you would like.
ask-with-how = How much does that count?
ask-with-how-short = How much that counts
ask-how-like = Show these first
ask-how-must = Show only these

## Page 3
ask-page-3 = Where and when
ask-place = Where are you?
ask-place-short = Place
ask-place-hint = Leave this empty to see online groups only.
ask-mode = How would you like to take part?
ask-mode-short = How
ask-mode-person = In person
ask-mode-online = Online
ask-mode-both = Either way
ask-day = On which days can you go?
ask-day-short = Days
ask-day-hint = Tick none if any will do.
ask-time = At what time of day?
ask-time-short = Time of day
ask-time-morning = Morning
ask-time-midday = Midday
ask-time-afternoon = Afternoon
ask-time-evening = Evening
ask-time-night = Night
ask-speak = In which language?
ask-speak-short = Language
ask-need = What do you need to get in and take part?
ask-need-short = What you need
ask-need-hint = Many listings do not say. Ask the group before you go.
ask-need-how = How much does that count?
ask-need-how-short = How much that counts

## Page 4
ask-page-4 = How it should be
ask-proof = Is any of this true?
ask-proof-short = Proof
ask-proof-needed = I need proof that I was there
ask-proof-sent = A court or someone else told me to go
ask-style = What would you like to do there?
ask-style-short = What you do there
ask-style-skills = Learn and practise skills
ask-style-sharing = Talk and listen
ask-size = How big should it be?
ask-size-short = Size
ask-size-small = A small group
ask-size-any = Any size
ask-calm = What would make a first time easier?
ask-calm-short = First time
ask-calm-hint = It is normal to be nervous. Most people are.
ask-calm-new = Meetings for new people
ask-calm-listen = To sit and listen
ask-calm-camera = To join online with the camera off
ask-calm-someone = To go with someone
ask-circle = Do most people around you drink or use?
ask-circle-short = People around you
ask-circle-yes = Yes
ask-circle-no = No
ask-learned = What has treatment taught you?
ask-learned-short = Treatment
ask-learned-skills = Skills for thoughts, feelings and urges
ask-learned-steps = The Twelve Steps
ask-learned-other = Something else
ask-weights = What matters most to you?
ask-weights-short = What matters most
ask-weights-hint = This decides what comes first. You can leave it as it is.
weight-0 = Does not matter
weight-1 = Matters a little
weight-2 = Matters
weight-3 = Matters a lot
weight-4 = Matters most

## The answer
suit-title = Groups that may suit you
suit-lead = You choose. These come first because of what you said.
suit-change = Change your answers
suit-unasked = You have not told us anything yet, so this is everything in reach.
suit-unasked-link = Answer four short pages
suit-near = Near { $place }.
suit-near-other = Did you mean another place?
suit-nowhere = You named no place, so these are online.
suit-add-place = Add a place
suit-place-none = So these are online.
suit-change-place = Change the place
suit-soonest = The soonest you can reach
suit-first = Where you could begin
suit-order = They stand in order of how much they fit what you said. Those that fit equally stand in random order. No kind of group is put first by us.
suit-caution = Be careful:
suit-unknown = We do not know:
suit-because-answer = Change this answer
suit-because-kind = About this kind
suit-because-listing = See the listing
suit-because-study = What was studied ({ $id })
suit-checked-today = Its details were checked today.
suit-checked = { $n ->
    [one] Its details were checked yesterday.
   *[other] Its details were checked { $n } days ago.
}
suit-checked-months = Its details were checked { $n ->
    [one] a month
   *[other] { $n } months
} ago.
suit-checked-years = Its details were checked more than { $n } years ago. Look at the group's own site before you go.
suit-checked-unknown = We do not know when its details were checked.
suit-all = All its meetings
suit-next = Try some
suit-next-lead = One visit tells little. You could try three meetings of two kinds in four weeks.
suit-plan = Make a plan
suit-text = Send to a phone
suit-sheet = Sheet for a worker
suit-keep = Keep in my space
suit-print = To print this page, use the menu of your browser.
suit-others = Everything else that fits
suit-others-count = { $n ->
    [one] Show 1 more kind
   *[other] Show { $n } more kinds
}
suit-out = What was left out, and why
suit-out-lead = We hide nothing. You can change the answer behind each reason.
suit-out-show = Show what was left out
suit-out-some = { $n ->
    [one] { $name } (1 meeting)
   *[other] { $name } ({ $n } meetings)
}
suit-answers = Your answers
suit-answers-none = You skipped every question. That is fine.
suit-none = Nothing that fits is in reach
suit-none-wider = Look further away, or change the place
suit-disclaimer = We belong to none of these groups, and none of them has approved this page.

## A list for a phone
list-text-lead = This list names days, times and places. It says nothing of what the meetings are about. A link to join may name a group, so look before you send it.
list-text-mail = Open in e-mail
list-text-names = Name the kinds of group too

## A sheet for a worker
sheet-title = A sheet to take along
sheet-lead = Show this to a worker you trust, or print it. Only what you tick is on it.
sheet-choose = What shall it say about you?
sheet-wishes = What I would like
sheet-groups = Groups to look at together
sheet-agree = What we agree
sheet-agree-lead = In a study, more people went when a peer introduced them.
sheet-which = Which meeting:
sheet-call = Whom we call now, together:
sheet-day = On which day:
sheet-with = Who goes along, or meets me at the door:
sheet-after = When we talk about how it was:
sheet-yours = It is your choice. You can stop or change this at any time.
