### Words of a person's own space: what they keep here, and how they take it with them.
### Short sentences. No page title names a condition.

## My space
space-title = My space
space-back = Back to my space
space-saved = Saved.
space-kept = Your space stays. Sharing is still stopped. You can share again when you like.
space-joined = You have the new role. You can find it on this page.
space-asked = { $n ->
    [one] 1 person asks you to meet them
   *[other] { $n } people ask you to meet them
}
space-who = Who can see what
space-nobody = Nobody else can see anything.
space-soon = It ends soon.
space-see-sharing = See and change sharing
space-share = Share something
space-keep = What I keep here
space-first-name = First name
space-contact = How to reach me
space-meetings = Meetings I went to
space-none = Not given
space-meetings-none = None yet
space-meetings-count = { $n ->
    [one] 1 meeting
   *[other] { $n } meetings
}
space-change = Change
space-add = See or add
space-work = Where I have a role
space-second-proof = One role needs a second proof when you sign in.
space-second-proof-link = Set it up in your account
space-more = Your account and your data
space-account = Account and devices
space-take = Take or delete my data

## Going
space-erase = Everything is deleted on { $day }
space-erase-lead = You asked for this. All sharing has stopped. You can still change your mind.
space-erase-keep = Keep my space

## About me
about-me-title = About me
about-me-lead = You do not need to fill in anything. Nobody sees it until you share it.
about-me-name-hint = A first name or nickname is enough.
about-me-contact-hint = In your own words. For example: a phone number, and when it is safe to call.
about-me-too-long = This cannot be kept. Make it shorter.
about-me-save = Save

## Meetings I went to
visits-title = Meetings I went to
visits-lead = Only you see this list, unless you share it.
visits-none = The list is empty.
visits-line = { $meeting }, { $day }
visits-remove = Remove
visits-removed = Removed: { $visit }
visits-put-back = Put it back
visits-add = Add a meeting
visits-meeting = Name of the meeting
visits-day = Which day?
visits-day-hint = For example, { $example }
visits-save = Add
visits-meeting-missing = Write the name of the meeting.
visits-meeting-long = This cannot be kept. Make it shorter, or remove a meeting first.
visits-day-missing = Write the day, the month and the year.
visits-day-later = This day is still to come. Write a day that has been.

## A day in three fields
day-field = Day
month-field = Month
year-field = Year

## Take or delete my data
take-title = Take or delete my data
take-download-title = Take everything with you
take-download-lead = You get one file with all we keep of you. You can open it on any computer.
take-download-care = Other people who use this device can open the file too. Keep it in a safe place.
take-download = Download
take-delete-title = Delete everything
take-delete-lead = All sharing stops at once. After { $n } days your space and your account are gone.
take-delete-mind = Until then you can sign in and keep it.
take-delete-backup = Copies of the data can no longer be read, once the short backup of the keys has run out.
take-delete-others = We cannot take back what others have already read or written down.
take-delete-reviews = What you told of groups stays, and nothing in it leads to you. You can delete it first.
take-prove = We may ask you to sign in again first.
take-delete = Delete in { $n } days
take-now-link = Delete now, without waiting
take-now-title = Delete everything now?
take-now-lead = Your space, your account and your lists go at once. We cannot bring them back.
take-now = Delete everything now
take-not = No, go back
take-done-title = Everything is deleted
take-done-lead = Your space and your account are gone. You can make a new space at any time.
take-done-find = Find a meeting
