### What the matcher says of a kind of group. Which finding a sentence rests on stands in content/matching.toml.
### It says what was asked for, what is known and what is not. It never says which group is good for whom.

## What you named
match-about-all = It is about what you named.
match-about-anything = It is open to any substance or behaviour, so to yours too.
match-about-some = It is about part of what you named.
match-family = It is for people who care about someone, as you do.
match-family-too = People who care about someone are welcome there too.
match-concern-mental-health = You can talk there about drink or drugs, and about mental health. In studies, that did people good.
match-concern-grief = It is for people who lost someone.
match-concern-family-history = It is for people who grew up with trouble at home.
match-concern-trauma = It keeps in mind that people have been hurt.
match-concern-too = What you told us of is part of it too.
match-concern-meetings = Some of its meetings are marked for what you told us.

## Your goal
match-goal-stop = It aims at stopping, as you do.
match-goal-stop-own = Each person sets their own goal there. Yours, to stop, is one of them.
match-goal-less = Cutting down is a goal there too.
match-goal-safer = Safer use is a goal there too.
match-goal-unsure = You said you are not sure about stopping. This group welcomes that.

## Faith
match-belief-secular = You asked for a secular group, and this is one.
match-belief-practice = It uses meditation. It asks for no belief in a god.
match-belief-meetings = Some of its meetings fit what you said of faith.
match-belief-spiritual = You said a spiritual side is fine. It speaks of a higher power, as each person sees it.
match-belief-faith = The faith that you named is part of it.

## Medicine
match-medicine-welcome = Its own text welcomes the medicine that you named.
match-medicine-left-to-you = Its own text leaves medicine to you and your doctor.
match-medicine-said = It is said to welcome medicine. We have not read its own text.
match-medicine-group = One of its groups says that medicine is welcome.

## Who comes
match-company = It has meetings marked “{ $what }”.
match-company-kind = All of it is for: { $what }.
match-age-teens = It has meetings for teenagers. In a study, they went more often where others of their age came.
match-age-young = It is there for young people too. Others of your age can help at first, studies suggest.
match-age-older = It has meetings for older people.

## How it goes
match-style-tools = You asked for tools. Its meetings teach them and try them out.
match-style-sharing = You asked for sharing. People tell each other how it is for them.
match-learned-skills = It uses the same kind of skills as your treatment.
match-learned-steps = It uses the Twelve Steps, as your treatment does.
match-size-small = Some of its meetings split into small groups.
match-nerves-new = Some of its meetings are marked as good for new people.
match-nerves-listen = In some of its meetings one person speaks, or all are quiet. You can just listen.
match-nerves-camera = In some of its meetings your camera can stay off.
match-circle = It meets often. In a study of AA, going helped people whose friends drink.

## What must be
match-access = It has meetings marked “{ $what }”.
match-language = It has meetings in this language: { $what }.
match-time = It has meetings at the times you can.
match-proof-given = It can give you a proof that you came.
match-proof-ask = Ask for a proof before you go. Each group decides.

## What the list knows, and what studies found
match-often = { $n ->
    [one] One meeting a week fits. In studies, taking part mattered more than which group.
   *[other] { $n } meetings a week fit. In studies, taking part mattered more than which group.
}
match-often-drugs = { $n ->
    [one] One meeting a week fits. For drugs too, studies found that taking part goes with less use.
   *[other] { $n } meetings a week fit. For drugs too, studies found that taking part goes with less use.
}
match-often-plain = { $n ->
    [one] One meeting a week fits.
   *[other] { $n } meetings a week fit.
}
match-travel = The nearest is { $away } away.
match-travel-none = You can join from where you are.
match-in-person = You can sit in a room with others.
match-introduction = Somebody there can meet you. In studies, more people went when someone took them along.
match-on-site = It meets where you are treated. In a study, more people went when a group did.
match-newcomers = Some of its meetings are marked as good for new people.
match-fresh = Its listing was checked in the last month.

## One thing to be careful of
match-care-uncertain = It may not be there any more. Check before you go.
match-care-minor = Go with an adult you trust. Most teenagers felt safe, but some had a bad time. You can always leave.
match-care-limits = It is not made for people who feel ill when they stop drinking. Ask a doctor first.
match-care-medicine-pressed = In a study, some people on methadone heard hurtful words in such groups. Your medicine is for you and your doctor.
match-care-medicine-ask = Ask the group before you go how it sees your medicine.
match-care-stands-in = It is about drinking. Ask how they feel about other drugs. A study of young people found no difference.
match-care-aims = It aims at stopping. It asks at most for a wish to stop.
match-care-other-goals = People with other goals come too, such as to cut down.
match-care-prayer = It speaks of a higher power, as each person sees it. Some meetings say a prayer.
match-care-prayer-study = It speaks of a higher power. In a study, people who do not believe in God went less often. Those who went gained as much.
match-care-faith = Faith is a clear part of it.
match-care-sober-before = It asks that you have not used for some time before you come.
match-care-closed = These meetings are only for people who share what it is about.
match-care-restricted = Ask before you go. These meetings limit who may come.
match-care-lgbtq = LGBTQ+ people tell of good company in such groups. Some tell of harm.
match-care-online = All of these are online. In a study of drinking, people who only met online took less part. Add one in person if you can.
match-care-stale = Nobody checked these listings in the last year. Look again before you go.
match-care-unconfirmed = The organisation has not yet confirmed what we say of it.
match-care-room = Rooms differ. If one does not suit you, try another.

## One thing that we do not know
match-unknown-medicine-text = We know of no text of its own about your medicine.
match-unknown-medicine-group = We do not know what you will hear about medicine in the room.
match-unknown-goal = We do not know which goal it aims at.
match-unknown-belief = We do not know what part faith has in it.
match-unknown-proof = We do not know if this group gives a proof.
match-unknown-age = We do not know how many people of your age come.
match-unknown-access = We know of access only what the list says. Ask about the rest.
match-unknown-size = We do not know how many people come.
match-unknown-studies = We know of no study of what people gain from this kind of group.
match-unknown-who = Studies do not tell who will like which group.

## Beside the answer
match-notice-withdrawal = Do you drink every day, or take calming or sleeping pills? To stop at once can be dangerous. Talk to a doctor first. If you shake, have a fit or see things, call for help now.
match-notice-overdose = After a break, your body can stand less. The amount you used before can kill. Try not to use alone. Keep naloxone near.
match-notice-medication = Methadone, buprenorphine and naltrexone are treatment. So are medicines for drinking or for mental health. Do not stop or lower a dose because of something said in a group. Talk to your doctor. In a study, medicine and groups each went with not using.
match-notice-made-to-go = Being made to go did not help people in studies. You can choose the group. If a court sent you, you may ask for one without faith.
match-notice-no-secular-proof = No secular group that fits is in reach. Ask whoever sent you if one online will do.
match-notice-one-approach = Only one way of working is in reach. Try a wider area, or online.
match-notice-nothing = Nothing that fits is in reach. Try a wider area, online, or fewer things that must be.

## Why something was left out
match-out-not-about = It is about something else
match-out-for-family = It is for family and friends
match-out-for-self = It is for people who want to change something of their own
match-out-age = It is for another age, or we do not know that it is open to yours
match-out-kept-for-others = It is kept for people whom you did not name
match-out-closed = It is closed, and does not fit what you said
match-out-medication = It is known to be against your medicine
match-out-language = It is in another language
match-out-time = It is at another time
match-out-mode = It is not held in the way you asked
match-out-access = The list does not say that it has what you need
match-out-company = The list does not say that it is for the people you named
match-out-proof = It gives no proof
match-out-not-a-group = It is not a group that one can go to
match-out-kind-not-known = We know nothing of this kind
match-out-not-in-reach = No meeting is in reach

## What counts, with a weight that can be moved
match-topic-about = What it is about
match-topic-goal = Your goal
match-topic-belief = Faith
match-topic-medication = Medicine
match-topic-company = Who comes
match-topic-age = Age
match-topic-concerns = Mental health, loss and the like
match-topic-style = Tools or sharing
match-topic-size = Small groups
match-topic-nerves = An easier first time
match-topic-access = Access
match-topic-circle = New company
match-topic-learned = The same as in treatment
match-topic-travel = How far it is
match-topic-taking-part = How often you can go
match-topic-in-person = In a room with others
match-topic-introduction = Somebody to meet you
match-topic-on-site = Where you are treated
match-topic-newcomers = Good for new people
match-topic-fresh = Lately checked

## Medicine, in three lines that are never merged
match-official-mental-health = Its own text on medicine for mental health: { $says }
match-official-opioid = Its own text on medicine for opioids: { $says }
match-official-alcohol = Its own text on medicine for drinking: { $says }
match-official-welcome = welcome
match-official-left-to-you = left to you and your doctor
match-official-said = said to be welcome, text not read
match-official-varies = each group decides
match-official-none = no text known
match-official-against = against it
match-group-welcome = The group itself: says that medicine is welcome
match-group-not-welcome = The group itself: says that medicine is not welcome
match-group-silent = The group itself: nothing known
match-visitors = Visitors: { $low } to { $high } in 10 heard something against medicine, as { $n } told us
match-visitors-few = Visitors: fewer than 5 have told us

## As a page of text
match-text-near = Near { $place }, up to { $within }
match-text-online = No place was given, so all of these are online.
match-text-other = There are other places of that name: { $places }
match-text-zone = Times are for { $zone }.
match-text-told = What we understood:
match-text-nothing-told = You skipped every question, so nothing was read into your answers.
match-text-notice = Please read this first:
match-text-soonest = The soonest that fits:
match-text-set = These fit what you told us. Which of those that fit alike comes first was drawn by lot.
match-text-why = Why: { $why }
match-text-care = Take care: { $care }
match-text-unknown = Not known: { $unknown }
match-text-unconfirmed = The organisation has not yet confirmed this entry.
match-text-checked = { $n ->
    [0] Checked today
    [one] Checked yesterday
   *[other] Checked { $n } days ago
}
match-text-checked-never = We do not know when this was checked
match-text-others = These fit too: { $kinds }
match-text-out = Left out, and why:
match-text-out-line = { $why }: { $kinds }
match-text-out-some = Some meetings of kinds that are shown were left out too:
match-text-weights = What counted, from 0 to 4. Move one with --weight:
match-text-sources = What the sentences rest on:
match-text-try = If one room does not suit you, try another. You could try three meetings of two kinds.
