### Words of questions and worksheets: asking, saving, showing. The questions themselves stand in content/measures and
### content/worksheets. No page title names a condition.

## The list
form-title = Questions and worksheets
form-lead = For you alone. Nobody sees your answers unless you show them. Every question can be left out.
form-sort-check-in = Day by day
form-sort-worksheet = More worksheets
form-point-motivation = Why change, and how far
form-point-urges = When an urge comes
form-point-thoughts = Thoughts and feelings
form-point-balance = A life in balance
form-parts = Parts of this page
form-stage-none = You can say where you are with a change. Then what fits comes first.
form-stage-said = You said: “{ $stage }”. What fits comes first. All the rest is here too.
form-stage-say = Say where I am
form-sort-measure = Questions about how it goes
form-sort-survey = About meetings
form-sort-result = Results of other forms

## One form
form-back = Back to questions and worksheets
form-minutes = { $n ->
    [one] It takes about 1 minute.
   *[other] It takes about { $n } minutes.
}
form-questions = { $n ->
    [one] 1 question.
   *[other] { $n } questions.
}
form-each = Each answer is saved as you go. You can stop at any point.
form-start = Start
form-go-on = Go on with what you began on { $when }
form-print = Print it empty
form-english = The questions are in English. We know of no translation that may be used here.
form-history = What you kept
form-history-none = Nothing yet.
form-history-count = { $n ->
    [one] You kept it once.
   *[other] You kept it { $n } times.
}
form-history-date = When
form-unfinished = not finished
form-about = Where it is from
form-source = Made by: { $text }
form-read = Read at: { $text }
form-licence = Licence: { $text }
form-version = Version { $version }
form-translation = Spanish words from: { $text }

## Asking
form-of = { $n } of { $all }
form-continue = Continue
form-finish = Finish
form-save = Save
form-quick = That is enough. You can add more below.
form-stop = Stop here. What you answered is kept.
form-yes = Yes
form-no = No
form-row = Line { $n }
form-row-of = { $group }, line { $n }
form-row-add = Save and add a line
form-row-remove = Take this line out
form-more-asked = Your answer opens one more question.
form-unit-minutes = minutes
form-unit-days = days
form-wrong-choice = Choose one of the answers.
form-wrong-number = Write a number from { $low } to { $high }, or leave it out.
form-wrong-long = Make it shorter: at most { $most } letters.
form-wrong-day = Write a day, for example 27 3 2027, or leave it out.
form-wrong-time = Write a time, for example 19:30, or leave it out.
form-wrong-many = Choose at most { $most }.
form-wrong-full = This is more than can be kept. Make it shorter.

## What was answered
form-saved = Saved.
form-score = { $name }: { $value }. It can be from { $low } to { $high }.
form-score-scale = { $whom }: { $band }. Source: { $source }.
form-score-prorated = { $n ->
    [one] 1 answer is missing. The rules of this form allow that.
   *[other] { $n } answers are missing. The rules of this form allow that.
}
form-score-none = { $n ->
    [one] { $name }: no number, since 1 answer is missing. We do not guess it.
   *[other] { $name }: no number, since { $n } answers are missing. We do not guess them.
}
form-score-uncounted = { $name }: no number.
form-moved-up = { $by } more than on { $when }.
form-moved-down = { $by } less than on { $when }.
form-moved-not = The same as on { $when }.
form-moved-reliable = That is more than chance. Source: { $source }.
form-moved-chance = A move of this size can be chance. Source: { $source }.
form-hint = A number is a hint. It does not say who you are, and it is not a diagnosis.
form-other-version = You answered version { $version }. It is counted by the rules of today.
form-answers = Your answers
form-not-answered = Not answered
form-change = Change
form-counts = How many of each
form-counts-open = Not said
form-alone = Show this part alone, to print it: { $part }
form-alone-back = Show all of it
form-print-this = To print this page, use the menu of your browser.
form-remove = Delete this
form-removed = Deleted from your space.
form-removed-lead = If that was a mistake, you can put it back now. After you leave this page, you cannot.
form-put-back = Put it back
form-back-kept = It is back.
form-back-not = It could not be put back.

## After an answer that may mean danger
form-help-title = Thank you for saying so
form-help-lead = You do not have to be alone with this. Talk to someone now.
form-help-nobody = Your answer is kept for you. No message goes to anyone.
form-help-go-on = Go on with the questions

## On paper
form-paper-lead = Fill it in by hand. Leave out what you like.

## From the space
form-check-in = Check in
form-urge = I have an urge
form-begin = Go on from here
form-beside = See the last two side by side
form-beside-lead = What you wrote then, and what you wrote last.
form-beside-changed = changed
