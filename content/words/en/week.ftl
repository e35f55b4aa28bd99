### Words of the plan for seven days, and of the first things in the space. (Keys with `plan-` are of the meetings to try.)

week-title = My plan
week-made = Your plan stands. It comes back when you check in.
week-until = These seven days go until { $day }.
week-day = { $weekday } { $date }
week-next = next
week-sure = How sure: { $n } of 10
week-way = In the way, and then: { $way }
week-who = Can help: { $who }
week-went = How it went: { $words }
week-nothing-left = Nothing is left to do in this plan.
week-tell = Say how it went
week-change = Change the plan
week-delete = See it as a sheet, or delete it
week-new = Begin another plan
week-none = A few small things for the next seven days. You can change them at any time.
week-over = These seven days are over. Your next plan can begin with what is left.
week-seeds = What do you want to take into your plan?
week-make = Make my plan of these
week-write = Write it myself
week-before = Plans before
week-from = From { $day }
week-count = { $words }: { $n }
week-not-said = Not said
week-seed-meeting = Go to { $meeting }
week-starter-meeting = Go to a meeting
week-starter-call = Call someone I trust
week-starter-joy = Do one thing that I enjoy

## How it went
week-how = How did it go?
week-how-lead = Any answer is fine. Leave out what you like.
week-how-skip = Leave this out and check in
week-again = Make the next plan

## Today
today-check-in = How are you today? It takes about a minute.
today-next = Next in your plan: { $what }
today-next-day = Next in your plan: { $what } ({ $day })
today-plan-none = What do you want to do in the next seven days?
today-plan-make = Make a plan
today-plan-done = Nothing is left to do in your plan.
today-plan-over = Your seven days are over. Make the next plan?
today-meeting = Your next meeting
today-meeting-none = No meeting is planned yet.
today-meeting-find = Find a meeting
