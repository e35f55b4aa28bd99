### Kinds of group: the list, one kind, two side by side, and the page for family and friends.
### What is known of each kind is in content/fellowships; these are the sentences that say it.

## The list
kinds-title = Kinds of group
kinds-lead = There are many kinds of group. You can try some, and you can go to more than one.
kinds-order = They stand by how they work, then by name. The order does not say which is good.
kinds-show = Show
kinds-show-all = All
kinds-show-self = For me
kinds-show-family = For family and friends
kinds-show-faith = Without faith or prayer
kinds-show-online = With meetings online
kinds-show-about = What it is about
kinds-none = No kind of group fits all of that.
kinds-none-way = Show all kinds of group
kinds-meetings = { $n ->
    [one] 1 meeting in the next 7 days
   *[other] { $n } meetings in the next 7 days
}
kinds-meetings-none = No meetings on our lists this week
kinds-jump = Go to
kinds-compare = Put two side by side
kinds-evidence = What studies say
kinds-evidence-lead = How much people take part counts more than which group they choose.
kinds-family = For family and friends
kinds-help = Not sure what you want?
kinds-help-link = See the kinds of group

## How they work
approach-twelve-step = Twelve Steps
approach-twelve-step-says = Members work through Twelve Steps together. Most speak of a higher power.
approach-secular-skills = Skills
approach-secular-skills-says = You learn tools to change what you do. No faith is needed.
approach-secular = Secular
approach-secular-says = Members talk and help each other. Faith is left out.
approach-moderation = Drinking less
approach-moderation-says = You set limits and keep to them.
approach-harm-reduction = Less harm
approach-harm-reduction-says = Any change for the better counts.
approach-buddhist = Buddhist ideas
approach-buddhist-says = People meditate and use Buddhist ideas.
approach-faith = One faith
approach-faith-says = Recovery within one faith.
approach-indigenous = Native ways
approach-indigenous-says = Recovery in the ways of Native peoples.
approach-activity = Doing things together
approach-activity-says = Sport, art and time with others.
approach-community = Recovery communities
approach-community-says = People on any path, or people with one thing in common.
approach-family-support = Family support
approach-family-support-says = People learn how to help someone, and themselves.
approach-platform = Places for many kinds
approach-platform-says = They host meetings of other kinds.

## One kind
kind-title = One kind of group
kind-back = All kinds of group
kind-unconfirmed = This page rests on general knowledge. It is not yet confirmed by the organisation.
kind-unconfirmed-part = Only a part of this page was read in the organisation's own pages.
kind-name-only = We know only its name and what it is about.
kind-inactive = It may no longer be meeting. Ask before you go.
kind-happens = What happens
kind-first-meeting = What a first meeting is like, step by step
kind-facts = Good to know
kind-goal = What it aims at
kind-entry = What it asks of you
kind-belief = Faith
kind-whom = Who it is for
kind-about = What it is about
kind-leads = Who leads
kind-crosstalk = Do people answer each other?
kind-sponsor = Is there a sponsor or mentor?
kind-cost = Cost
kind-proof = Proof that you came
kind-online = Online
kind-in-person = In person
kind-size = How big it is
kind-size-says = { $size } ({ $year }).
kind-size-about = { $size } (about { $year }).
kind-size-source = Source:
kind-not-known = We do not know.
kind-varies = It differs from group to group. Ask.
kind-website = Its own site
kind-website-unseen = We have not checked this address.
kind-medicine = If you take medicine
kind-medicine-psychiatric = Medicine for the mind
kind-medicine-opioid = Medicine for opioid use
kind-medicine-source = Where this is from
kind-medicine-years = The text is from: { $years }.
kind-medicine-undated = We do not know from when the text is.
kind-medicine-looked = We looked on { $date }.
kind-medicine-keep = Your medicine is treatment. Do not stop or lower a dose because of something said in a group. Talk to your prescriber.
kind-medicine-room = What people say in a room may differ from the text.
kind-withdrawal = If you drink a lot each day, or take calming pills each day, a sudden stop can be dangerous. Talk to a doctor first.
kind-studies = What studies say
kind-studies-none = We know of no study of this kind of group. That does not mean that it does no good.
kind-studies-more = More from studies
kind-studies-all = All that studies say
kind-may-not = It may not be for you if
kind-unknown = What we do not know
kind-next = Next meetings
kind-next-near = Next meetings near { $place }
kind-next-none = None of its meetings are on our lists in the next 7 days.
kind-next-none-near = None of its meetings are near { $place } in the next 7 days.
kind-next-all = See all its meetings
kind-next-near-you = See its meetings near you
kind-compare = Put it beside another kind
kind-disclaimer = The name belongs to { $fellowship }. We are not affiliated with or endorsed by it.
kind-missing-title = We do not know this kind of group
kind-missing-lead = The address may be wrong. You can see all kinds of group, or search for a meeting.

## What it aims at
goal-abstinence-programme = It aims at stopping.
goal-abstinence-encouraged = It encourages you to stop.
goal-abstinence-from-nonprescribed = It aims at stopping. Medicine that a doctor prescribes does not count.
goal-abstinence-and-wellbeing = It aims at stopping, and at living well.
goal-sober-to-attend = You come without having used for some time. Your goal stays yours.
goal-moderation-or-abstinence = You set limits, or you stop.
goal-own-goal = Your own goal counts: stop, cut down, be safer, or not sure yet.
goal-not-applicable = It sets no goal for drink or drugs. It is about your own life.

## What it asks of you
entry-anyone = Nothing. Anyone may come.
entry-wish-to-stop = A wish to stop.
entry-wish-to-change = A wish to change something.
entry-sober-before = Some time without drink or drugs before you come.
entry-relative = That you care about someone, or lost someone.
entry-belonging = That you are one of the people it is for.

## Faith
belief-higher-power = It speaks of a higher power, as each person sees it. You do not need to believe to come.
belief-own-steps = It has steps of its own. We do not know how they speak of faith.
belief-none-required = Twelve Steps without prayer.
belief-none = No faith and no prayer.
belief-buddhist = Meditation and Buddhist ideas, without a god.
belief-optional = You can bring faith in, or leave it out.
belief-christian = Openly Christian.
belief-christian-light = Its roots are Christian.
belief-muslim = Openly Muslim.
belief-jewish = Jewish spirituality.
belief-creator = Native ways that speak of a Creator or Great Spirit.

## Medicine
stance-supportive = Its own text supports it.
stance-welcomed = Its own text welcomes people who take it.
stance-compatible = Its own text leaves it to you and your doctor.
stance-compatible-reported = It is said to leave it to you and your doctor. We have not read its whole text.
stance-supportive-reported = It is said to support it. We have not read its text.
stance-by-group = It has no single view. Each group decides, so ask.
stance-by-church = It differs from church to church, so ask.
stance-varies = It differs from place to place, so ask.
stance-no-statement = We looked and found no text about it.
stance-not-verified = We do not know. We have not looked yet, so ask.
stance-not-applicable = This kind of group is not about your own medicine.
stance-discouraged = Its own text asks people not to take it. Talk to your doctor before you go.
confidence-high = We are quite sure of this.
confidence-medium = We are fairly sure, not quite.
confidence-low = We are not sure.

## Who leads
leads-peers = Members lead.
leads-peers-with-adults = Young members lead, with adults beside them.
leads-facilitator = A trained person leads.
leads-trained-peer = A member with training leads.
leads-volunteer = A trained volunteer leads.
leads-lay = A trained person from the church leads.
leads-peer-or-coach = A trained member or a recovery coach leads.
leads-professional = A trained professional leads, or a group with a trained leader.
leads-staff-and-peers = Staff and older members lead together.
leads-mixed = Staff and volunteers lead.

## Who it is for
whom-self = People who want to change something for themselves.
whom-family = People who care about someone else.
whom-both = People who want to change something, and those who care about them.
ages-any-with-youth = All ages. Some meetings are for young people.
ages-any = All ages.
ages-adults = Adults.
ages-adults-with-youth = Adults. Teenagers have meetings of their own.
ages-mostly-adults = Mostly adults.
ages-young = Young people.
ages-teens = Teenagers.
gender-groups = All genders. Some groups are for one gender.
gender-small-groups = Men and women share in groups apart.
gender-women = Women.
gender-women-non-binary = Women and non-binary people.

## What it is about
about-anything = Anything you want to change
about-any-substance = Alcohol, nicotine and all drugs
about-any-drug = All drugs
behaviour-alcohol = Alcohol
behaviour-opioids = Opioids
behaviour-cocaine = Cocaine
behaviour-methamphetamine = Methamphetamine
behaviour-cannabis = Cannabis
behaviour-benzodiazepines = Calming pills
behaviour-pills = Other pills
behaviour-other-drugs = Other drugs
behaviour-nicotine = Nicotine
behaviour-gambling = Gambling
behaviour-food = Food
behaviour-sex = Sex and love
behaviour-money = Money
behaviour-work = Work
behaviour-relationships = Relationships
behaviour-screens = Screens
behaviour-violence = Violence
concern-mental-health = A mental health condition too
concern-grief = Grief
concern-family-history = Trouble at home as a child
concern-trauma = Trauma
concern-childhood-abuse = Abuse as a child

## Answers, sponsors, cost, proof, how much there is
crosstalk-yes = Yes.
crosstalk-usually-no = Mostly not. People speak in turn, and the others listen.
crosstalk-no = No. People speak in turn, and the others listen.
sponsor-yes = Yes. A member with more time can help you, if you ask.
sponsor-mentor = Yes, a mentor.
sponsor-optional = Yes, if you want one.
sponsor-no = No.
cost-free = Free. If you like, you can give something.
cost-mostly-free = Groups are free. Other things cost money.
cost-varies = It differs. Ask.
proof-service = Yes, the service gives it.
proof-per-meeting = Many meetings give it. Their pages say so.
proof-often = Often, if you ask.
proof-each-group = Each group decides. Ask when you come.
proof-no = No.
presence-many = Yes, many.
presence-yes = Yes.
presence-some = Some.
presence-few = Few or none.
presence-some-places = Only in some places.
presence-only-online = Yes, and only online.
presence-only-in-person = Yes, and only in person.
presence-no = No.

## It may not be for you if
may-not-higher-power = you want no talk of a higher power, and no prayer
may-not-faith = you want a group without religion, or your faith is another one
may-not-meditate = you do not want to meditate
may-not-stop = you want to cut down and not to stop
may-not-own-goal = you want everyone in the room to aim at stopping
may-not-sober = you have had drink or drugs that day
may-not-limits = you get ill when you do not drink. Then ask a doctor first
may-not-crosstalk = you do not want others to answer what you say
may-not-no-crosstalk = you want others to answer what you say
may-not-skills = you want to talk freely and not to work with tools
may-not-belonging = you are not one of the people it is for
may-not-family = you look for help with your own drinking or drug use
may-not-self = you look for help because of someone else
may-not-room = you want a room near you, since it has few
may-not-online = you cannot get online
may-not-proof = you need proof that you came
may-not-account = you do not want to make an account
may-not-none = We know of nothing in it that would keep someone away. Each group is different.

## What we do not know
unknown-room = What the group near you is like. Each one differs.
unknown-medicine = What it says about medicine.
unknown-medicine-room = How people who take medicine are treated in each room.
unknown-studies = How people fare in it. We know of no study.
unknown-size = How big it is.
unknown-size-now = How big it is now.
unknown-proof = If it gives proof that you came.
unknown-confirmed = If the organisation would say the same. It has not yet confirmed this page.
unknown-active = If it still meets.
unknown-most = Most things: what it asks, who leads, and what it says about medicine.

## Side by side
compare-title = Kinds of group side by side
compare-lead = Choose two or three kinds. You see what is alike and what is not. No kind is said to be better.
compare-first = First kind
compare-second = Second kind
compare-third = Third kind, if you like
compare-choose = Choose a kind
compare-show = Show side by side
compare-change = Choose others
compare-more = More about { $fellowship }

## Family and friends
family-title = For family and friends
family-lead = Someone you care about drinks, uses drugs or gambles. You can get help for yourself, whatever they do.
family-helps = What helps
family-helps-1 = You can feel better, whatever they decide. Your life counts too.
family-helps-2 = Talk with people who live with the same. That is what these groups are for.
family-helps-3 = Skills can be learned: how to talk, when to step back, how to look after yourself.
family-helps-4 = If they take medicine for it, that is treatment. Groups and medicine can go together.
family-danger = If you are in danger at home, or someone may be, see who you can call.
family-danger-link = Help now
family-next = Next meetings for family and friends
family-next-none = None are on our lists in the next 7 days. Many of these groups meet online on their own sites.
family-next-all = See all meetings for family and friends
family-more = Other kinds that welcome you too
family-studies = What studies say
family-them = If they want to look for themselves
family-them-kinds = Kinds of group for them
family-them-first = What a first meeting is like
family-them-with = You can offer to go along to an open meeting, or to be on the phone after it.
