### Letters, and the pages that their links lead to.
### A subject betrays nothing: it is read on locked screens and over shoulders.

## "Is this still right?" to a group
letter-right-subject = Is your listing still right?
letter-right-text =
    Hello,

    Your group "{ $name }" is on our list. Is all of it still right?

    This page shows what the list says. One tap is enough:
    { $link }

    Who visits you sees this page:
    { $page }

    You get this letter because your group gave us this address.
    You can stop these letters on the page above.

    { $service }
right-title = Is this still right?
right-heading = Is all of this still right for { $name }?
right-lead = You came here by a letter to your group. One tap is enough.
right-next = Next time: { $when }
right-page = See the page that visitors see
right-yes = Yes, all is right
right-change = Something has changed
right-closed = It has closed
right-stop-title = No more letters?
right-stop-lead = Then we do not write to you about this meeting any more. It stays on the list.
right-stop = Stop the letters
right-thanks = Thank you
right-thanks-lead = The list now says that you looked today. You can close this page.
right-stopped = No more letters
right-stopped-lead = We will not write to you about this meeting again.
right-gone = This link does not work any more
right-gone-lead = It was used, or it is too old. If something on the list is wrong, tell us on the page of the meeting.

## The way into a meeting that is not for everybody
letter-link-asked-subject = Somebody would like to join you
letter-link-asked-text =
    Hello,

    Somebody would like to come to "{ $name }".
    Your way in is not on our list, so they asked us to ask you.

    On this page you can send it to them, or say no:
    { $link }

    The link works for { $days } days. We do not show you who it is, and we do not show them your address.

    { $service }
letter-link-subject = What you asked for
letter-link-text =
    Hello,

    You asked for the way into "{ $name }". Here is what they wrote:

    { $text }

    Please do not pass it on. We have now deleted your address.

    { $service }
link-title = Ask for the way in
link-heading = Ask { $name } for the way in
link-lead = This group does not show its link to everybody. We can ask for it.
link-lead-private = The group does not see your address. You do not see theirs.
link-address = Your e-mail address
link-address-hint = We delete it when the group answers, or after { $n } days.
link-send = Ask for me
link-wrong-address = Write an e-mail address, like name@example.org.
link-sent = We asked for you.
link-sent-lead = If they answer, you get a letter within { $n } days. Look in the spam folder too.
link-full = Many people are waiting for this group. Try again in a few days.
link-no = We cannot ask this group from here.
link-site = Ask on the website of the group
link-others = See other online meetings
link-answer-title = Send the way in
link-answer-heading = Somebody would like to join { $name }
link-answer-lead = We send them what stands below. You do not learn who it is.
link-answer-text = What we send
link-answer-hint = The link, a phone number, or what they need to type.
link-answer-wrong = Write what we should send, at most 1,000 letters.
link-answer-send = Send it
link-answer-no = Do not send it
link-answer-sent = It is on its way
link-answer-sent-lead = We have deleted the address. You can close this page.
link-answer-refused = Nothing was sent
link-answer-refused-lead = We have deleted the address. They are not told who said no.
link-answer-gone-lead = It was used, or it is too old.
meeting-way-in-near = The link to join shows here from { $n } minutes before the start.
meeting-way-in-ask = The group sends its link to whoever asks.
meeting-way-in-ask-link = Ask for the link
meeting-looked-group = The group itself said so on { $date }.
meeting-looked-keeper = A person who keeps the list looked on { $date }.
