### What studies say: the list and the page of one finding. The findings themselves are in content/evidence.csv.

## The list
evidence-title = What studies say
evidence-lead = This is what we know from studies, in plain words. Each one says where it is from.
evidence-read = How to read this
evidence-read-1 = A study is about many people. It cannot say what will happen to you.
evidence-read-2 = We have not read these papers whole. The page of each one says what we read.
evidence-read-3 = Most of the people lived in the United States or Australia. Most were asked about drinking.
evidence-read-4 = Some links were written down from memory. A few may lead to the wrong place.
evidence-gaps = What nobody has studied well
evidence-gaps-1 = We found no good study of groups of one faith, for drinking less, or for sports and arts.
evidence-gaps-2 = We also found none on what helps people who live far away, or who fear groups.
evidence-gaps-3 = That does not mean that these do no good. It means that we do not know.
evidence-topic-choice = Which group, and how much
evidence-topic-people = Different people
evidence-topic-start = Getting to a first meeting
evidence-topic-medicine = Medicine and groups
evidence-topic-twelve = Twelve Step groups
evidence-topic-smart = SMART groups
evidence-topic-online = Online groups
evidence-topic-tools = Tools between meetings
evidence-topic-family = Family and friends
evidence-topic-young = Safety of young people
evidence-topic-groups = New groups

## One finding
finding-title = What one study found
finding-found = What was found
finding-who = Who was asked
finding-how = How it was found out
finding-points = What it points to
finding-sure = How sure it is
finding-not = What it does not say
finding-not-you = It is about many people. It cannot say what will happen to you.
finding-source = Where it is from
finding-own = In the study's own words
finding-own-note = OR and RR are ways to compare. Above 1 means more often, below 1 means less often.
finding-own-effect = What it measured
finding-own-n = How many
finding-own-population = Who
finding-own-design = How
finding-kinds = Kinds of group that it is about
finding-all = See all that studies say
finding-number = This is { $id } in our list.

## How it was found out, and what that leaves open
study-trials = Many trials were put together. Chance decided who got which help.
study-trial = Chance decided who got which help. That is a strong way to find out what makes a difference.
study-near-trial = Some got one kind of help and some another, but chance did not decide it.
study-cohort = The same people were asked again over time.
study-review = Someone read many studies and put them together.
study-survey = People were asked once.
study-no-comparison = One set of people was looked at, with nobody to compare them with.
study-talks = A few people talked about it at length.
study-trials-not = The trials were not all alike. What held in most may not hold everywhere.
study-trial-not = People who join a trial may differ from those who do not.
study-near-trial-not = The people may have differed in other ways too.
study-cohort-not = People chose for themselves. So other things may explain what was seen.
study-review-not = It is only as good as the studies that it reads.
study-survey-not = It cannot say what came first, or why.
study-no-comparison-not = So it cannot say what made the change.
study-talks-not = It shows what some people felt. It does not show how common that is.

## How sure
strength-a = Strong
strength-b = Fairly strong
strength-c = Limited
strength-d = A first hint
strength-a-says = Strong: many good studies point the same way.
strength-b-says = Fairly strong: one good study, or a few, with many people.
strength-c-says = Limited: a small study, or one that could not compare well.
strength-d-says = A first hint: the words of a few people, or the view of an expert.

## What it points to
direction-supported-outcome = Better results.
direction-supported-outcome-voluntary = Better results for people who choose to go.
direction-supported-participation = More people going, or going more.
direction-supported-participation-not-outcome = Who goes more. It found no difference in how people fared.
direction-supported-process = More use of what was learned.
direction-goal-predicts-outcome = A person's own goal goes with how they fare.
direction-no-difference-between-groups = No clear difference between kinds of group.
direction-no-difference-between-arms = No clear difference between these ways of help.
direction-evidence-of-no-difference = No clear difference between these people.
direction-mixed = Some good and some bad on each side.
direction-uncertain = Too early to tell.
direction-caution = A reason to take care.
direction-safety-factor = Something to watch out for.
direction-preference = What people like.
direction-preference-and-safety = What people like, and something to watch out for.
direction-preference-cultural = What people of one culture value.
direction-acceptable-feasible = It can be done, and people liked it.
direction-description = It tells how things are. It does not say what helps.
direction-design-fact = How groups and tools are used.

## How we read it
basis-read = We have only read a summary of this study, not the whole paper.
basis-read-part = We have only read a part of the summary of this study.
basis-read-secondary = We have not read this study. We know it from what others wrote about it.
basis-seed = We know this study from a summary or from a text that quotes it.
unchecked-numbers = Some of the figures were written down from memory. We still have to check them.
unchecked-title = We do not have the title of this paper yet, so there is no link.
unchecked-author-and-year = Who wrote it and when was written down from memory. We still have to check it.
