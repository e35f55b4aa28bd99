### What adds up over the entries of one form. It says what was, with how many entries. No score of a person, no streak.

adds-title = What adds up
adds-lead = Only you see this. It shows what you kept. Days without an entry are fine.
adds-see = See what adds up
adds-none = Nothing yet. It fills with each entry.
adds-entries = { $n ->
    [one] From 1 entry.
   *[other] From { $n } entries.
}
adds-looked = From your last { $n } entries.
adds-numbers = See the numbers

## Counts
adds-said = { $all ->
    [one] You said something on this in { $n } of 1.
   *[other] You said something on this in { $n } of { $all }.
}
adds-answer = Answer
adds-times = Times
adds-share = Share
adds-amount = In all

## Over time
adds-trend-one = { $value } on { $when }.
adds-trend-ends = From { $first } on { $from } to { $last } on { $until }.
adds-trend-middle = Half of them lie at { $middle } or below, half at { $middle } or above.
adds-trend-few = { $n ->
    [one] That is 1 number. A direction shows from { $fewest } on.
   *[other] Those are { $n } numbers. A direction shows from { $fewest } on.
}
adds-trend-up = Over { $n } entries it goes up by about { $by } a week. It can be from { $low } to { $high }.
adds-trend-down = Over { $n } entries it goes down by about { $by } a week. It can be from { $low } to { $high }.
adds-trend-unclear = Over { $n } entries it goes neither clearly up nor clearly down.
adds-trend-weekly = Each point is the middle of one week.
adds-better-higher = Higher is better.
adds-better-lower = Lower is better.
adds-reliable = From first to last, that is more than chance. Source: { $source }.
adds-chance = From first to last, a move of this size can be chance. Source: { $source }.
adds-length = Half of them took up to { $middle }. The longest took { $longest }. That is out of { $n }.
adds-weeks = Week by week
adds-weeks-said = { $weeks ->
    [one] { $n } in 1 week.
   *[other] { $n } in { $weeks } weeks.
}
adds-weeks-sum = { $sum } in all.
adds-week = Week from
adds-hours = Days and times
adds-hours-most = Most often: { $day }, { $hours } o'clock, { $n } times.
adds-hours-few = No time stands out yet.
adds-clock = Hours

## What helped, and what comes again
adds-drop = What helped
adds-drop-few = Nothing yet. It shows when you kept the same thing 3 times, with both numbers.
adds-drop-any = After anything
adds-drop-after = After: { $what }
adds-drop-fell = { $did }: { $by } points lower on average, { $n } times.
adds-drop-rose = { $did }: { $by } points higher on average, { $n } times.
adds-again = { $n ->
    [one] Once.
   *[other] { $n } times.
}
adds-best = It lost most of its weight after: { $answer } ({ $by } points)
adds-rank = { $n ->
    [one] { $middle }, from 1 time.
   *[other] { $middle } in the middle, from { $n } times.
}
adds-year = On this day, a year or more ago
adds-open = Still open: { $what }
adds-open-none = Nothing is open.
adds-open-since = Since { $day }

## Where there is room, sums, days
adds-gap = Where there is room
adds-gap-widest = The widest gap is in { $name }: it matters { $from }, and it is at { $to }.
adds-gap-key = The full shape is how it is. The dashed line is how much it matters.
adds-gap-key-before = The dotted line is the time before.
adds-gap-what = Part of life
adds-gap-from = Matters
adds-gap-to = How it is
adds-gap-before = Before
adds-sum = In numbers
adds-sum-all = All together
adds-sum-lines = { $n ->
    [one] From 1 line.
   *[other] From { $n } lines.
}
adds-since = Days
adds-since-now = { $n ->
    [one] 1 day this time.
   *[other] { $n } days this time.
}
adds-since-all = In all: { $all }. The longest time: { $longest }.
adds-since-from = From { $day } on
adds-since-stretch = From { $from } to { $until }
