### Words of the desk of those who keep the list.

## What nobody looked at for long, and what visitors told
fresh-title = To look at
fresh-back = Back to the list's desk
fresh-told = What visitors told us
fresh-stale = Not looked at for long
fresh-lead = Nobody said in half a year that these are right. Ring or write, then say so here.
fresh-count = { $n ->
    [one] 1 meeting. The longest wait is first.
   *[other] { $n } meetings. The longest wait is first.
}
fresh-none = All meetings were looked at in the last half year.
fresh-last = Last looked at on { $date }.
fresh-last-never = We do not know when anybody looked.
fresh-asked = The group was asked on { $date }.
fresh-reach-unknown = Nobody told us where to write to the group.
fresh-reach-stopped = The group wants no letters about this meeting.
fresh-right = All is right
fresh-ask = Ask the group
fresh-settle = I dealt with it
fresh-contact = Where to write to the group
fresh-done-right = Noted: you looked today.
fresh-done-asked = A letter is on its way to the group.
fresh-done-no-way = We cannot write to this group.
contact-title = Where to write to a group
contact-back = Back to what is to look at
contact-heading = Where to write to { $name }
contact-lead = Ask the group for an address that it reads. We write two or three times a year, and when somebody asks for something.
contact-lead-private = Only people who keep the list see it. The group can stop the letters with one tap.
contact-since = Kept since { $date }.
contact-address = E-mail address of the group
contact-language = The language of our letters
contact-keep = Keep it
contact-forget = Forget this address
