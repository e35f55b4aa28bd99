### Words of letters of attendance: a person asks, the group confirms, anybody can check the letter.
### A letter hides the kind of group by default. No page title names a condition.

## On the page of a meeting
meeting-letter = Need a letter that you were here?

## Asking
letter-title = Letter of attendance
letter-lead = This group can confirm that you were there. You ask for it yourself. Nobody else can ask for you.
letter-none = This group gives no letters here. You can ask its people.
letter-not-now = You can ask from 15 minutes before the meeting until a day after it.
letter-says = What the letter says
letter-says-1 = The name that you choose, the date, the start, and about how long you were there.
letter-says-2 = It calls the meeting “a recovery support meeting”. The kind of group is not named.
letter-says-3 = It says who confirmed it: a facilitator, or the code shown at the end. It gives no name of theirs.
letter-how = How it works
letter-how-1 = You ask here and get a private page with eight words.
letter-how-2 = The facilitator sees the name that you gave, and confirms it.
letter-how-2-code = The facilitator confirms it. Or you type the code that they show in the last minutes.
letter-how-3 = You open the letter, print it or save it, and hand it over if you want to.
letter-kept = What is kept
letter-kept-1 = The request is deleted one hour after you open the letter. If you never open it, after 30 days.
letter-kept-2 = After that we know nothing of it. Only a count of letters is left.
letter-kept-3 = We send it to nobody. No court, office or worker can look up your letters here.
letter-when = Which time?
letter-wrong-start = Choose one of these times.
letter-name = The name in the letter
letter-name-hint = The name that the office needs, or a name of your own. We do not check it.
letter-wrong-name = Write a name of 1 to { $n } letters.
letter-came = How did you come?
letter-came-room = In the room
letter-came-online = Online
letter-group = Name the group in the letter
letter-group-hint = Leave this empty to keep the kind of group private.
letter-ask = Ask for the letter

## The private page
letter-find = Find my letter
letter-find-lead = Type the eight words of your private page.
letter-find-go = Open my page
letter-find-none = There is nothing under these words. It may be over, or a word is not right.
letter-forgotten = It is deleted. We know nothing of it any more.
letter-waits = Waiting for the group
letter-waits-lead = The facilitator has your request. Look here again after the meeting.
letter-waits-later = The facilitator can confirm it. Or type the code that is shown at the end, from { $when } on.
letter-waits-code = The facilitator can confirm it. Or type the code that is shown now.
letter-code = The code
letter-code-hint = Six digits. They hold until 15 minutes after the end.
letter-code-wrong = This is not the code. After five tries only the facilitator can confirm.
letter-code-send = Send the code
letter-ready = Your letter is ready
letter-ready-lead = Open it when you can save or print it. One hour later we delete all of it.
letter-refused = The group did not confirm it
letter-refused-lead = They may not have known the name. Talk with the facilitator, and ask again.
letter-fetched = You opened your letter
letter-fetched-lead = You can open it again until the time below.
letter-open = Open my letter
letter-keep-lead = These words are the only way back here. Write them down, or take a picture.
letter-until = All of this is deleted by { $day }.
letter-forget = Delete this now

## The letter
letter-heading = Letter of attendance
letter-any-meeting = A recovery support meeting
letter-row-when = When
letter-row-name = Name
letter-row-meeting = Meeting
letter-row-called = In the letter it is called
letter-row-date = Date
letter-row-start = Start
letter-row-present = Present
letter-row-how = How
letter-row-by = Confirmed by
letter-row-issued = Letter made on
letter-minutes = { $n } minutes or more
letter-part = For part of it
letter-by-facilitator = A facilitator of the group
letter-by-code = The code shown at the end of the meeting
letter-not = What this letter does not say
letter-not-1 = It does not check who the person is. The name is as they gave it.
letter-not-2 = It says nothing of what was said, of health, or of any use of alcohol or drugs.
letter-not-3 = It is no sign of membership, of progress or of treatment.
letter-not-4 = It proves one meeting on one day, and no other.
letter-check-title = How to check it
letter-check = Open { $address } and paste the text below, or scan the picture. The key is { $key }. The check works without the network once that page is open.
letter-picture = The text of this letter, to scan
letter-text = The text of this letter
letter-pdf = Get it as a PDF
letter-file = Save the text
letter-print = You can also print this page.
letter-back = Back to my page
letter-now-kept = Save or print it now. One hour from now we delete it.
letter-have = I have it. Delete it here now

## Checking a letter
verify-title = Check a letter
verify-lead = Somebody gave you a letter of attendance? Here you see if it is real and unchanged.
verify-server = The letter is checked by this service and not kept.
verify-offline = The letter is checked on this device and sent nowhere. It works with the network off.
verify-here = Checked on this device. Nothing was sent.
verify-paste = The text of the letter
verify-paste-hint = Paste all of it, from the first line to the signature. A phone reads it from the picture.
verify-file = Or the file with the text
verify-send = Check it
verify-good = This letter is real and unchanged
verify-good-lead = It was signed by this service. This is what it says:
verify-none = This is not a whole letter
verify-none-lead = A part is missing, or it is not one of ours. Paste it again from the first line to the last.
verify-key = We do not know its key
verify-key-lead = It was made by another service, or it is not real. The line “Service” says where to ask.
verify-bad = This letter was changed
verify-bad-lead = It does not say what was signed. Do not rely on it.
verify-own = With your own program
verify-own-lead = The way letters are written is public. These keys are all that a check needs:
verify-own-keys = the keys

## An organisation’s page
org-letters = Letters of attendance
org-letters-done = Saved.
org-letters-lead = People ask for a letter themselves. You only say if they were there.
org-letters-who = The group’s own people confirm. Where the group has none here, its organisation’s facilitators do.
org-letters-code = Code to show now
org-letters-code-lead = Show it in the room, or write it in the chat. Who types it gets a letter without your tap.
org-letters-code-of = { $meeting }, { $when }. It holds until { $until }.
org-letters-wait = Who asked
org-letters-none = Nobody waits for a letter.
org-letters-of = { $meeting }, { $when }. { $way }.
org-letters-held = Your group wrote down that it met then.
org-letters-cancelled = Careful: your group wrote down that this session did not take place.
org-letters-moved = Careful: your group wrote down that this session was moved to another time or place.
org-letters-not-yet = Nothing was confirmed. Your group wrote down that it did not meet then. Please look at it below first.
org-letters-whole = Here all the time
org-letters-some = { $n } minutes or more
org-letters-part = Here for a part
org-letters-refuse = I cannot say
org-letters-meetings = Which meetings give letters
org-letters-meetings-none = There is no meeting here that you look after.
org-letters-yes = Yes, by your tap or by the code at the end
org-letters-request = On request, only by your tap
org-letters-no = No
org-letters-save = Save
org-letters-count = { $n } letters were given so far.
