### Words of circles: two to eight people who look out for each other.
### No page title names a condition, and letters betray nothing.

## The list
circles-title = Circles
circles-lead = A circle is two to eight people who know each other and look out for each other.
circles-how-1 = Each says how the day is: with a word, a face or one sentence. You choose which.
circles-how-2 = When your urge is high, you can call on those who agreed to that.
circles-how-3 = Nobody can look for you. People come in by a link from who keeps the circle.
circles-how-4 = There are no likes, no counts and no ranks. You can write, or not.
circles-begin = Begin a circle
circles-mine = My circles
circles-with = With { $names }
circles-alone = Nobody else is in it yet
circles-ended = A circle that has ended
circles-out = A circle that you are no longer in
circles-code-title = Did somebody send you eight words?
circles-code = The eight words
circles-code-look = See who asks you
circles-code-none = These words do not work. They may have been used, or their time is over.
circles-left = You have left. The others see that you are gone, and nothing else.
circles-blocked = Done. You and this person are never in one circle again. They are not told why.
circles-dismissed = It is off your list.
circles-tell = To tell your circle of today, open it here.

## Age
circle-age = Are you 18 or older?
circle-age-hint = We keep your answer in your space. Nobody else sees it.
circle-age-adult = Yes, I am 18 or older
circle-age-young = No, I am younger
circle-age-choose = Choose one of the two.
circle-young-title = Circles are not open to you yet
circle-young-lead = You said that you are under 18. A circle for young people needs an adult who looks after it. There is none here yet.
circle-young-not = That is not about you. You have done nothing wrong.
circle-young-what = What is there for you
circle-young-help = Somebody to talk to now
circle-young-find = Find a meeting for teens
circle-young-again = If that was a mistake, you can answer again after a month.

## Begin one
circle-new-title = Begin a circle
circle-new-lead = You will keep this circle: you ask people in, one by one, and can hand it on at any time.
circle-name = What will the others call you?
circle-name-hint = A first name or another word. Not the words that you sign in with.
circle-name-missing = Write a name for the others to call you by.
circle-name-long = Use { $n } letters or fewer.
circle-name-odd = This cannot be your name here. Choose a first name or another word.
circle-name-detail = A first name is enough. Leave out last names, numbers and addresses.
circle-name-taken = Somebody in this circle has that name. Choose another one.
circle-many = You are in several circles. Leave one first.
circle-sees = What the others will see
circle-sees-1 = The name that you choose here.
circle-sees-2 = What you tell of a day, for 30 days. You choose how much.
circle-sees-3 = Whether you can be called on at that hour, if you agree to it later.
circle-sees-4 = That you ask for somebody, if you do. Only those who agreed see it, for two hours.
circle-never = What they never see
circle-never-1 = The words that you sign in with, or your e-mail address.
circle-never-2 = Anything else in your space: check-ins, plans, meetings, answers.
circle-never-3 = That you did not write.
circle-staff = No staff reads what is said in a circle. If somebody reports words, a moderator sees only these.
circle-new-do = Begin

## A circle
circle-title = Circle
circle-heading = You and { $names }
circle-heading-alone = Your circle
circle-back = Back to my circles
circle-back-one = Back to the circle
circle-done-begun = Your circle is there. Now ask somebody in.
circle-done-joined = You are in. Say hello with a word, if you like.
circle-done-told = Your circle can see it.
circle-done-untold = It is gone.
circle-done-asked = { $n ->
    [one] 1 person has been asked. The answer will stand here.
   *[other] { $n } people have been asked. Their answers will stand here.
}
circle-done-nobody = Nobody in this circle can be called on at this hour. The numbers on this page are there for you now.
circle-done-often = You asked a few times in two hours. Please ring one of the numbers on this page.
circle-done-well = Good that you said so. It is over for the others too.
circle-done-answered = They can see your answer.
circle-done-over = That is over already.
circle-done-kind = It is sent.
circle-done-set = Saved.
circle-done-reported = Thank you. A person will read the words that you picked, and no others.
circle-taken-out = A moderator took { $name } out of this circle. Why: { $why }

## Somebody asks
circle-asks = { $name } asks for you
circle-asks-lead = { $name } has a strong urge, and asked at { $time }. You need no right words.
circle-asks-free = You are free to say no. Nobody else sees your answer.
circle-asks-said = You answered: { $answer }
circle-answer-here = I am here
circle-answer-soon = I can call in 10 minutes
circle-answer-not-now = I can’t now

## To ask
circle-need = When your urge is high
circle-need-can = Now you can call on { $names }. Nobody else will know.
circle-need-none = At this hour nobody here can be called on.
circle-need-not = This is not an emergency service. Nobody may see it in time.
circle-need-first = If a life may be in danger, go to the help page first.
circle-need-do = My urge is high
circle-own = You asked for somebody
circle-own-lead = You asked at { $time }. It ends by itself at { $until }.
circle-own-answer = { $name }: { $answer }
circle-own-waits = no answer yet
circle-own-ring = Ring { $name }
circle-own-look = Look again
circle-own-well = I am all right now
urge-circle = Call on your circle
urge-circle-can = These people agreed to be called on now: { $names }.
urge-circle-none = You can ask two or three people to be there for you at such times.

## To tell of a day
circle-today = How is today?
circle-today-said = You told: { $told }
circle-today-change = Change what you told
circle-today-back = Take it back
circle-level-word = A word
circle-level-face = A face
circle-level-sentence = One sentence
circle-level-other = Say it another way:
circle-sentence-hint = Up to { $n } signs. All in this circle can read it.
circle-tell = Tell my circle
circle-tell-wrong = Choose one first.
circle-tell-wrong-sentence = Write a sentence of up to { $n } signs.
circle-others = How the others are
circle-others-none = Nothing yet from the last 30 days.
circle-told-line = { $name }: { $told }
circle-somebody = Somebody who left
circle-word-calm = Calm
circle-word-hopeful = Hopeful
circle-word-steady = Steady
circle-word-glad = Glad
circle-word-proud = Proud
circle-word-tired = Tired
circle-word-worried = Worried
circle-word-shaky = Shaky
circle-word-sad = Sad
circle-word-angry = Angry
circle-word-lonely = Lonely
circle-word-mixed = Mixed
circle-face-1 = Very hard
circle-face-2 = Hard
circle-face-3 = In between
circle-face-4 = Good
circle-face-5 = Very good

## A kind sentence
circle-quiet = { $name } has been quiet for some days
circle-quiet-lead = { $name } agreed to be asked after. It need not mean anything. You can send a kind sentence, or nothing.
circle-kind-thinking = I am thinking of you.
circle-kind-no-answer = I hope you are well. You need not answer.
circle-kind-here = I am here if you want to talk.
circle-kind-line = { $name } wrote on { $day }: { $sentence }

## The people
circle-people = Who is in this circle
circle-you = { $name } (you)
circle-keeps = keeps the circle
circle-settings-link = My settings in this circle
circle-invite-link = Ask somebody in
circle-report-link = Report somebody to a moderator
circle-go = Leave or block
circle-go-lead = Both work at once. Nobody is told why.
circle-go-do = Leave, with my words
circle-go-see = See first what goes
circle-block-keeper = If you block somebody, they are taken out of this circle.
circle-block-member = If you block somebody, you leave this circle with your words.
circle-block-do = Block { $name }

## Over
circle-over-ended = This circle has ended
circle-over-alone = You were the last one in it. What was said is gone.
circle-over-out = You are no longer in this circle
circle-over-out-lead = What you said in it is gone.
circle-over-closed = A moderator ended it. What was said is gone.
circle-over-taken = A moderator decided that.
circle-over-why = Why: { $why }
circle-over-not-end = Your space stays as it is. You can begin another circle, or be asked into one.
circle-over-do = Take it off my list

## Ask somebody in
circle-invite-title = Ask somebody in
circle-invite-lead = You get a link with eight words. Send it to one person whom you know and trust.
circle-invite-how = It works once, for { $n } days. Who has it sees your name here and how many you are.
circle-invite-do = Make a link
circle-invite-full = Your circle is full, with the links that still work.
circle-invite-made = Your link
circle-invite-once = It is shown this once. Copy it now, or write down the eight words.
circle-invite-words = The eight words
circle-invite-care = Send it in a way that only this person reads.
circle-invite-open = Links that still work
circle-invite-until = A link that works until { $day }
circle-invite-back = Take it back
circle-invite-gone = That link does not work any more.

## To join
circle-join-title = Somebody asks you into a circle
circle-join-from = { $name } asks you in. { $n ->
    [one] So far 1 person is in it.
   *[other] So far { $n } people are in it.
}
circle-join-free = You do not need to join. If you do not know this person, do not.
circle-join-full = This circle is full now.
circle-join-inside = You are in this circle already.
circle-join-do = Join

## Settings
circle-set-title = My settings in this circle
circle-set-level = How much do you tell of a day?
circle-set-call = May the others call on you when an urge is high?
circle-set-call-hint = They see that you can be called on at that hour. You can always answer that you can’t.
circle-set-call-no = No
circle-set-call-yes = Yes, in these hours
circle-set-from = From
circle-set-until = Until
circle-set-hours-hint = The same hour twice means the whole day.
circle-set-letter = Send me a letter too, to this e-mail address
circle-set-letter-hint = You can skip it. The letter says that somebody asked for you here, and nothing else. Nobody in the circle sees the address.
circle-set-letter-wrong = Write an address like name@example.org.
circle-set-phone = A number to ring
circle-set-phone-hint = You can skip it. Only who asks for you sees it, and only while they do.
circle-set-phone-wrong = Write a telephone number, with digits alone.
circle-set-after = If I am quiet for some days, who keeps the circle may ask after me.
circle-set-after-hint = They can then send you one kind sentence. Nobody else is told.
circle-set-save = Save
circle-set-keep = Who keeps the circle
circle-set-keep-lead = You keep it. You can hand it on. The circle goes on as before.
circle-set-keep-do = Let { $name } keep it

## To leave
circle-leave-title = Leave this circle
circle-leave-goes = What goes
circle-leave-goes-1 = Your name and your settings here go at once.
circle-leave-goes-2 = You can no longer read what the others said.
circle-leave-goes-3 = You can come back only if who keeps it asks you again.
circle-leave-goes-4 = A circle of one ends. With two of you, it ends for both.
circle-leave-keeper = You keep it. Who has been in it longest will keep it next.
circle-leave-words = And what you said?
circle-leave-take = It goes with me
circle-leave-stay = It stays up to 30 days, without my name
circle-leave-do = Leave now

## To report
circle-report-title = Report somebody to a moderator
circle-report-lead = You pick what the moderator sees. They see nothing else of this circle.
circle-report-danger = If you are in danger, do not wait for this. Go to the help page.
circle-report-told = The moderator can take somebody out, or end the circle. They are told the reason, not who reported.
circle-report-who = About whom?
circle-report-who-choose = Choose whom it is about.
circle-report-words = Which of their words?
circle-report-words-none = There are no words of theirs. You can say below what happened.
circle-report-line = { $day }: { $told }
circle-report-why = What is wrong?
circle-report-why-choose = Choose what is wrong.
circle-report-note = What should the moderator know?
circle-report-note-hint = You can skip it. Up to { $n } signs.
circle-report-note-long = Use { $n } signs or fewer.
circle-report-many = Some of your reports wait already. A person will read them.
circle-report-do = Send it
circle-report-next = Continue
circle-why-hurts = It hurts or threatens
circle-why-presses = They want to meet, or more, though I do not
circle-why-tells = They told others who is here, or what was said
circle-why-advice = They give advice on medicines, or where to get something
circle-why-sells = They sell something, or ask for money
circle-why-young = Somebody here may be under 18
circle-told-hurts = Something hurt or threatened somebody.
circle-told-presses = Somebody was pressed to meet, or to do more.
circle-told-tells = What belongs in the circle was told outside.
circle-told-advice = There was advice on medicines, or on where to get something.
circle-told-sells = Something was sold, or money was asked for.
circle-told-young = Somebody may be under 18. Circles are for people of 18 or older.

## The moderator's desk
desk-circles-title = Reported out of circles
desk-circles-lead = You see what somebody picked, and nothing else. Nobody reads a circle.
desk-circles-none = Nothing waits.
desk-circles-line = { $day }: { $why }
desk-circles-late = Somebody else was quicker.
desk-circles-done = Done.
desk-circle-title = A report out of a circle
desk-circle-about = About { $name }, in a circle of { $n } people.
desk-circle-words = What was picked
desk-circle-words-none = No words were picked.
desk-circle-note = What who reported it added
desk-circle-danger = If a life may be in danger, follow your own rules first.
desk-circle-leave = Leave it as it is
desk-circle-why = Why? They are told this.
desk-circle-out = Take { $name } out
desk-circle-close = End the circle
desk-circle-back = Back to the reports

## Elsewhere
today-circle = { $name } asks for you
check-in-circle = Also tell my circle. I choose what on the next page.
archive-circles = Circles: since when, my name there, and on how many days I told something
letter-circle-subject = Someone asked for you on { $service }
letter-circle-text =
    Hello,

    Someone asked for you on { $service }. When you can, look here:
    { $link }

    You get this because you agreed to it. You can stop it there at any time.
