### Words of trying meetings: the plan, what is kept of it, and what is said after a visit.

## The plan
plan-title = A plan to try three
plan-back = Back to the groups
plan-lead = Three meetings, of two kinds if we can, within four weeks. You can change or leave out any of them.
plan-none = We found no meeting that you could plan now.
plan-clash = Two of these are at the same time. Swap one of them.
plan-one-kind = All of these are of one kind. If you can, try another kind too.
plan-take = Take it with you
plan-calendar = Add to a calendar
plan-calendar-lead = The entries are called “Meeting” and name no group.
plan-calendar-named = Make them name the groups
plan-print = To print this page, use the menu of your browser. There is room on paper to say how each visit was.
plan-swap = Swap a meeting
plan-swap-number = Meeting { $n }
plan-swap-none = Leave this one out
plan-again = Make a new plan
plan-after = After each visit
plan-after-lead = Ask yourself three things. Would I go again? Did I feel welcome? Did anyone speak about medicine? If one room does not suit you, try another.

## Three taps
tap-title = How was it?
tap-lead = Tick what is true.
tap-private = Only you see this. It changes the order of groups for you alone. You can change or delete it.
tap-again = Would you go again?
tap-again-yes = Yes
tap-again-perhaps = Perhaps
tap-again-no = No
tap-welcome = Did you feel welcome?
tap-welcome-yes = Yes
tap-welcome-partly = A little
tap-welcome-no = No
tap-remark = Did anyone speak about medicine?
tap-remark-nothing = No
tap-remark-for = Yes, and it was welcome
tap-remark-against = Yes, against it
tap-medicine = Do not stop or lower a dose because of something said in a group. Talk to your doctor.
tap-save = Save

## In the space
keep-title = Keep this in my space?
keep-lead = It is kept for you alone, and locked with your own key. You can delete it at any time.
keep-plan = Meetings to try
keep-plan-before = Meetings of an older plan that are still to come are taken out.
keep-button = Keep
wishes-title = What I look for
wishes-none = You keep no answers here.
wishes-lead = These are your answers. Only you see them.
wishes-change = To change an answer, follow the link, and then keep the new ones.
wishes-own-order = They stand in your own order. What you would go to again comes first. Where you would not go again comes last.
wishes-whole = See all groups that fit
wishes-remove = Delete my answers
wishes-removed = Your answers are deleted.
own-yes = You went, and would go again.
own-no = You went, and would not go again. So it stands after the others.
own-both = You went to more than one. You would go again to one of them.
own-unwelcome = You did not feel welcome at one meeting. So that one stands last here.
own-against = You heard something against medicine here. Your medicine is for you and your doctor.
trials-title = Meetings to try
trials-lead = Only you see this list.
trials-none = You have planned nothing yet.
trials-coming = Still to come
trials-been = You may have been there
trials-line = { $when }: { $meeting }
trials-say = Say how it was
trials-change = Change what you said
trials-visit = Add to “Meetings I went to”
trials-visit-lead = If you share “Meetings I went to” with someone, they see what you add there.
trials-removed = It is taken out.
space-trials-count = { $n ->
    [one] 1 meeting
   *[other] { $n } meetings
}
space-wishes-kept = You keep your answers
