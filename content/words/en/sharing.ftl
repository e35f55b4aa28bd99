### Words of sharing: what is shared, with whom, why, until when; who looked; how to stop it.
### These sentences must read well aloud.

## Lists of things
together-two = { $first } and { $last }
together-more = { $first }, { $last }

## What is shared, said to the person
field-my-first-name = your first name
field-my-contact = how to reach you
field-my-attendance = the meetings you went to
field-my-notes = your counselling notes

## What is shared, said of the person
field-their-first-name = First name
field-their-contact = How to reach them
field-their-attendance = Meetings they went to
field-their-notes = Counselling notes

## Why, said to the person
why-my-request = because I ask for it
why-treatment = to help plan my care
why-support = to help me get to groups and stay
why-tpo = for my treatment, its payment and the running of the service
why-proceedings = for a court or another legal proceeding

## Sentences
share-sentence = { $who } can see { $what }, until { $until }.
share-sentence-treatment = { $who } can see { $what }, until your treatment ends.
share-was = { $who } could see { $what }.
share-because = Why: { $why }.
share-code = They know you by the code { $code }.
share-code-of = { $who } knows you by the code { $code }.
share-moment = { $day }, { $time }
share-stopped-on = You stopped it on { $day }.
share-ended-on = It ended on { $day }.
share-soon = This ends by itself on { $day }. You can sign again if you like.

## Who can see what
share-title = Who can see what
share-back = Back to who can see what
share-now = Shared now
share-stop = Stop sharing
share-stop-with = with { $who }
share-did-stop = You stopped sharing with { $who }. It holds from now on.
share-copy = See what you signed
share-ended = { $n ->
    [one] Ended or stopped: 1
   *[other] Ended or stopped: { $n }
}
share-looked = Who looked
share-looked-lead = Each time someone looks, it is written here. You can print this page.
share-looked-none = Nobody has looked.
share-saw = { $who } saw { $what }.
share-as = Role: { $role }.
share-notice = Notice that went with it: { $notice }.
share-exception = This was not with your consent. The reason given: { $reason }
share-under = See what you signed

## What you signed
copy-title = What you signed
copy-done-title = You are sharing now
copy-done-code = Tell them your code: { $code }
copy-done-why = With this code they find what you share. It is not your name.
copy-holds = This holds now.
copy-name = Name
copy-discloser = Who shares it
copy-with = With
copy-what = What
copy-why = Why
copy-until = Ends
copy-until-treatment = When your treatment ends
copy-until-day = After { $day }
copy-signed = Signed
copy-signed-line = { $name }, on { $day }
copy-signed-drawn = Drawn by hand, on { $day }
copy-for = Signed by
copy-for-line = { $name }: { $authority }
copy-code = Code
copy-text = The text you read
copy-version = Version { $version }, { $language }
copy-hash = Seal of the text
copy-said = It also says
copy-print = You can print this page, or come back to it at any time.

## Sharing something new: five steps
new-steps = { $n ->
    [one] Question 1 of { $of }
   *[other] Question { $n } of { $of }
}
new-stop = Stop and share nothing
new-continue = Continue
new-back = Back
new-who = Who do you want to share with?
new-who-lead = There are four short questions. Nothing is shared until you sign at the end.
new-who-search = Name of the organisation
new-who-find = Search
new-who-none = No organisation here has this name.
new-who-empty = No organisation uses this service yet. Nobody can be asked to look.
new-who-many = Some are not shown. Search by name to find them.
new-who-missing = Choose who you want to share with.
new-what = What may { $who } see?
new-what-hint = Tick only what you want to share.
new-what-empty = Nothing kept yet
new-what-missing = Tick at least one thing.
new-why = Why do you share it?
new-why-hint = They may look only for a reason that you tick.
new-why-missing = Tick at least one reason.
new-why-my-request = Because I ask for it
new-why-treatment = To help plan my care
new-why-support = To help me get to groups and stay
new-why-tpo = For my treatment, its payment and the running of the service
new-why-tpo-hint = One consent for all of these, now and later.
new-until = Until when?
new-until-hint = It ends by itself. You can stop it sooner, at any time.
new-until-month = For one month, until { $day }
new-until-three = For three months, until { $day }
new-until-treatment = Until my treatment ends
new-until-day = Until another day
new-until-missing = Choose when it ends.
new-until-day-missing = Write the day, the month and the year.
new-until-day-past = This day has passed. Write a day to come.
new-until-day-far = This day is more than a year away. Write an earlier day. You can sign again then.
new-check = Check what will be shared
new-check-lead = Nothing is shared until you sign.
new-check-change = Change
new-check-says = Before you sign
new-sign-name = To sign, type the name they know you by
new-sign-hint = It does not need to be your legal name.
new-sign-missing = Type your name to sign.
new-sign-long = This name is too long. Make it shorter.
new-sign = Sign and share
new-again = Something is missing. Look at your answers again.
