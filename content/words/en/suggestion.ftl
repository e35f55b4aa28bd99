### Words of suggestions: anyone says what should be on the list, the group is asked, a keeper decides.

meeting-suggest = Suggest a change
meeting-changes = This will change
meeting-change = From { $day }. { $field }: { $word }
list-suggest = Is a meeting missing? Tell us about it
suggest-title = Suggest a change
suggest-heading = What is different about { $name }?
suggest-lead = Choose one or more. You need no account. A person looks before anything changes.
suggest-when = The day or time
suggest-place = The place
suggest-online = The link or phone number
suggest-about = The name, or what it is like
suggest-other = Something else
suggest-next = Next
suggest-closed = It has closed
suggest-form-heading = How should it be for { $name }?
suggest-form-lead = Change what is wrong. Leave the rest as it is.
suggest-from = From which day?
suggest-skip = You can skip this.
suggest-said = Anything else, in your own words
suggest-closed-heading = Has { $name } closed?
suggest-closed-lead = Tell us what you know. A person looks before it goes off the list.
suggest-closed-from = Since which day?
suggest-new-title = Tell us about a meeting
suggest-new-lead = Fill in what you know. A person looks before it goes on the list.
suggest-new-said = How do you know of it? Are you part of the group?
suggest-group-email = How can we reach the group by e-mail?
suggest-group-email-hint = You can skip this. Only people who keep the list see it.
suggest-email = Would you like an answer by e-mail?
suggest-email-hint = You can skip this. We use it once and then delete it.
suggest-leave-empty = Leave this empty
suggest-send = Send
suggest-what-next = You get a code. With it you can see what became of this.
suggest-again = Please look it over once more, then send it again.
suggest-too-long = Use 1,000 letters or fewer.
suggest-links = Leave links out, or use two at most.
suggest-nothing = Change something, or write what is different.
suggestion-title = Your suggestion
suggestion-lead = Type the code that you were given.
suggestion-code = Code
suggestion-open = Open
suggestion-wrong-code = We do not know this code. Check each sign.
suggestion-sent = We have it. A person who keeps the list will look.
suggestion-code-lead = With this code you can see what became of it, or take it back:
suggestion-code-keep = Write it down, or keep the address of this page.
suggestion-about-new = New meeting: { $name }
suggestion-about-change = Change: { $name }
suggestion-about-closed = Closed: { $name }
suggestion-waiting = It is waiting for a person to look.
suggestion-asked = The group has been asked.
suggestion-taken = It is on the list now. Thank you.
suggestion-refused = It was not taken. { $reason }
suggestion-take-back = Take it back
suggestion-taken-back = You took it back
suggestion-taken-back-lead = We have deleted what you wrote.
suggestion-why-group = The group says that it is not so.
suggestion-why-not-confirmed = We found nobody who could confirm it.
suggestion-why-already = The list says so already.
suggestion-why-not-here = It is not about a meeting for this list.
suggestion-why-spam = It looked like an advertisement.
says-title = Is this right?
says-lead = Somebody suggests this for the list. Your group knows best.
says-yes = Yes, this is right
says-no = No, this is not so
says-yes-lead = A person who keeps the list will put it in.
says-no-lead = We leave the list as it is.
suggestion-was = Now:
suggestion-is = New:
letter-suggestion-subject = Is this right for your listing?
letter-suggestion-text =
    Hello,

    Somebody suggests a change to what our list says of "{ $name }".

    Please look whether it is right. One tap is enough:
    { $link }

    { $service }
letter-decided-subject = What you suggested
letter-taken-text =
    Hello,

    Thank you. What you suggested for "{ $name }" is on the list now:
    { $page }

    We keep your address for no other letter.

    { $service }
letter-refused-text =
    Hello,

    Thank you for writing about "{ $name }". We did not put it on the list.
    { $reason }

    If you know more, please tell us again. We keep your address for no other letter.

    { $service }

## The desk
suggestion-desk-title = Suggestions
suggestion-desk-lead = The oldest is first. Nothing is on the list before somebody takes it.
suggestion-desk-lately = Decided lately
suggestion-desk-taken = Taken: it is on the list.
suggestion-desk-refused = Not taken.
suggestion-done-taken = Taken. It is on the list now.
suggestion-done-refused = Not taken. The person is told why.
suggestion-from-group = It came from the group itself.
suggestion-group-yes = The group says that it is right.
suggestion-group-no = The group says that it is not so.
suggestion-group-asked = The group was asked and has not answered yet.
suggestion-one-title = One suggestion
suggestion-one-back = Back to the suggestions
suggestion-take = Take it
suggestion-refuse-title = Do not take it
suggestion-refuse-hint = The person is told this reason.
suggestion-refuse = Do not take it
suggestion-choose-reason = Choose a reason.
suggestion-no-sense = The meeting would make no sense then. Change it by hand, and refuse this as already on the list.
suggestion-from-day = From { $date } on.
suggestion-words-gone = Its words are deleted.
suggestion-edit = Change the meeting by hand
