### Words of the page after an urge was kept.

urge-heading = It is kept. Most urges pass.
urge-helped = What helped you before
urge-helped-after = After: { $trigger }
urge-helped-line = { $did }: { $by } points lower on average, { $n } times.
urge-helped-none = Nothing yet. It shows when you kept the same thing 3 times, and how strong it was after.
urge-card = My card
urge-card-none = Write a few lines for yourself. They will stand here.
urge-card-write = Write my card
urge-card-change = Change my card
urge-own = What I wrote for myself
urge-call = Whom to call
urge-call-plan = From your plan: { $who }
urge-wait = Wait it out
urge-wait-lead = You can give it 15 minutes and look again.
urge-wait-start = Start 15 minutes
urge-wait-going = You began at { $from }. Look again at { $until }.
urge-wait-over = The 15 minutes are over. How strong is it now?
urge-after = Say how strong it is now
urge-more = Say more about it
urge-see = See what you kept
