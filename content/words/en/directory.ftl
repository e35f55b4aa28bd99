### The desk of those who keep the list: adding, changing, pausing and closing meetings, and what waits for them.

## First page
dir-title = Keeping the list
dir-search = Find a meeting
dir-search-hint = A name, a group, a street or a town.
dir-search-do = Search
dir-narrow = Narrow it down
dir-waiting = Waiting for you
dir-waits = { $n ->
    [0] Nothing waits
    [one] 1 waits
   *[other] { $n } wait
}
dir-queue-reviews = What people tell of groups
dir-queue-overrides = Changes a feed disagrees with
dir-queue-duplicates = One meeting, or two?
dir-queue-feeds = Feeds that need a look
dir-more-title = More to do
dir-add-link = Add a meeting

## Lists
dir-meetings-title = Meetings on the list
dir-count = { $n ->
    [one] 1 meeting.
   *[other] { $n } meetings.
}
dir-region = Region or town
dir-source = Where it comes from
dir-state = State
dir-any = Any
dir-page-before = The page before
dir-page-after = The next page
dir-bulk-link = Change many of these at once
dir-state-open = On the list
dir-state-paused = Paused
dir-state-closed = Closed
dir-state-gone = Gone from its feed
dir-back = Back
dir-back-home = Back to keeping the list
dir-back-list = Back to the meetings
dir-back-feeds = Back to the feeds
dir-back-duplicates = Back to the pairs

## One meeting
dir-source-own = From our own list, { $source }.
dir-source-feed = From the feed { $source }.
dir-see-public = See its public page
dir-edit = Change it
dir-edit-group = Change all meetings of the group
dir-pause = Pause it
dir-close = Close it
dir-reopen = Open it again
dir-says = What the list says
dir-coming = What is coming
dir-overrides = Changed by hand
dir-overrides-lead = The feed says something else here. Our word is shown. It stays when the feed is read again.
dir-ours = Shown:
dir-theirs = The feed says:
dir-against-same = The feed says the same now. You can let the feed speak.
dir-against-moved = The feed changed its word after this was changed by hand.
dir-against-known = The feed says what it said then.
dir-take-theirs = Take the feed's word again
dir-keep-ours = Keep our word
dir-history = History
dir-history-none = Nothing was changed by hand yet.
dir-was = Before:
dir-becomes = After:
dir-as-source = What the feed says
dir-as-before = What stood before
dir-by-you = You
dir-by-other = Somebody who keeps the list ({ $code })
dir-by-when = { $who }, { $when }.
dir-origin-suggestion = Somebody suggested it.
dir-origin-group = The group said so.
dir-origin-added = It was added to the list.
dir-undone = This was taken back.
dir-undoes = This takes a change back.
dir-undo = Take it back
dir-undo-all = Take all of it back
dir-from-day = From { $day }.
dir-from-now = It changes at once.
dir-nothing = Nothing
dir-mark = Changed by hand. The feed says: { $word }
dir-mark-same = Changed by hand. The feed says the same now: { $word }

## Saying what was done
dir-done = Done. All who look at the list see it now.
dir-done-added = The meeting is on the list.
dir-done-undone = It was taken back.
dir-done-nothing = Nothing was different, so nothing was changed.
dir-done-late = Somebody else did this before.
dir-done-refused = That cannot be. The meeting would have no name, or no time that works.
dir-done-joined = They are one meeting now.
dir-done-apart = They are two meetings, and stay two.
dir-done-taken = The feed will be read again soon, and taken.
dir-done-kept = The old list stays.

## The form
dir-edit-title = Change a meeting
dir-add-title = Add a meeting
dir-add-lead = Fill in what you know. Leave the rest empty. You see it all once more before it is added.
dir-add-outside = This is not in the part of the list that you look after. Look at its town, region and group.
dir-group-title = Change a group
dir-group-lead = What you change here is changed in every meeting that is ticked. Days and times stay.
dir-together = These meetings change
dir-choose-some = Choose at least one meeting
dir-section-name = Name
dir-section-when = Day and time
dir-section-way = How to take part
dir-section-place = Place
dir-section-online = Online and by phone
dir-section-types = What it is like
dir-section-notes = Notes and links
dir-section-save = Before you save
dir-name = Name of the meeting
dir-name-missing = Write the name of the meeting
dir-group = Group
dir-group-hint = The group that holds it, if it has a name of its own.
dir-kind = Kind
dir-kind-none = Not said
dir-kind-wrong = Choose one of the kinds
dir-rule = How often
dir-rule-week = Every week
dir-rule-weeks = Every second week, or less often
dir-rule-month = Every month, on the same weekday
dir-rule-days = Only on certain days
dir-rule-none = By appointment, or not known
dir-rule-keep = As it is now
dir-rule-missing = Choose how often it is held
dir-rule-wrong = These days and times do not fit together
dir-day = Weekday
dir-day-none = Choose a day
dir-day-missing = Choose the weekday
dir-nth = Which of the month
dir-nth-hint = Only for a meeting that is held every month.
dir-nth-missing = Choose which one of the month
dir-weeks = Weeks from one to the next
dir-weeks-hint = Only for a meeting that is not held each week. Write 2 for every second week.
dir-weeks-wrong = Write a number of weeks from 2 to 12
dir-first = First day
dir-first-hint = Such as 2026-12-24. A meeting every second week needs it. Else leave it empty.
dir-first-missing = Write the first day, so that we know which weeks it is held
dir-days = These days
dir-days-hint = One on each line, such as 2026-12-24.
dir-days-missing = Write at least one day
dir-day-wrong = Write the day as year, month, day, such as 2026-12-24
dir-start = Start
dir-start-hint = Such as 19:30 or 7:30pm.
dir-start-wrong = Write the start as a time, such as 19:30
dir-length = How long, in minutes
dir-length-hint = Leave it empty for one hour.
dir-length-wrong = Write the length in minutes, up to 1440
dir-zone = Time zone
dir-zone-hint = Such as Europe/London. Leave it empty, and we take that of the place.
dir-zone-wrong = Write a time zone such as Europe/London
dir-last = Last day
dir-last-hint = Only if it ends.
dir-without = Days without it
dir-attendance = How to take part
dir-attendance-missing = Choose how people take part
dir-in-person = In person
dir-online = Online or by phone
dir-hybrid = Both
dir-paused = Neither at present
dir-place = Building
dir-place-hint = Such as St Mary's Hall.
dir-street = Street and number
dir-city = Town or city
dir-state-field = State or county
dir-postcode = Postcode
dir-country = Country
dir-point = Point on the map
dir-point-hint = Latitude and longitude, such as 53.7997, -1.5492. Without it, we look the address up by name.
dir-point-wrong = Write two numbers, such as 53.7997, -1.5492
dir-door = Getting in
dir-door-hint = Door, bell, floor, parking.
dir-regions = Regions
dir-regions-hint = From large to small, with commas between.
dir-link = Link to join
dir-link-hint = Begins with https://
dir-link-notes = How to join
dir-link-notes-hint = A password, or what to type.
dir-phone = Number to dial in
dir-phone-hint = The meeting's own number. Never a person's.
dir-phone-wrong = Write a number with digits only
dir-phone-notes = What to do after dialling
dir-seen = When is the way in shown?
dir-seen-hint = A link that is shown to nobody is sent by the group to those who ask.
dir-seen-always = Always
dir-seen-near = On the page of the meeting, from half an hour before the start
dir-seen-request = To nobody: people ask the group for it
dir-types = What it is like
dir-types-hint = Tick all that is true.
dir-types-missing = Tick at least one
dir-family-openness = Who may come
dir-family-who = Whom it is for
dir-family-access = Access and help
dir-family-format = What happens there
dir-family-topic = What it is about
dir-family-outlook = Outlook
dir-family-place = The place
dir-family-practical = Good to know
dir-family-language = Language
dir-family-own = As its feed writes it
dir-notes = Notes on the meeting
dir-notes-hint = All can read this. Name no person in full.
dir-group-notes = Notes on the group
dir-website = Website
dir-web-wrong = Write a web address that begins with https://
dir-contact = Where corrections go
dir-contact-hint = A page or an e-mail address of the group or office. Never a person's own.
dir-text-long = This is too long, or holds signs that cannot be shown
dir-refused = The meeting would make no sense this way. Look at its name and times.
dir-from = From which day on
dir-from-hint = Such as 2026-12-24. Leave it empty for today.
dir-why = Why
dir-why-hint = For those who keep the list. You can leave it empty.
dir-check = Check it first
dir-continue = Continue
dir-field-when = Day and time
dir-field-address = Address
dir-field-giving = Ways to give
dir-field-pauses = Pauses
dir-field-closed = On the list
dir-is-closed = Closed
dir-is-open = On the list
dir-said-zone = Time zone: { $zone }.
dir-said-first = From { $day } on.
dir-said-last = Until { $day }.
dir-said-without = Not on { $days }.

## Checking
dir-check-title = Check what will change
dir-check-lead = { $n ->
    [one] This changes 1 meeting.
   *[other] This changes { $n } meetings.
}
dir-check-add = This is what will stand on the list.
dir-save = Save
dir-again = Change something
dir-caution-name = There may be a person's full name in this. Use a first name only.
dir-caution-phone = There may be a person's phone number in this. Leave it out if it is not an office's.
dir-caution-mail = There is an e-mail address in this. Leave it out if it is a person's own.
dir-caution-close = People will not find the meeting any more. Its page stays, and says that it is closed.

## Pausing, closing, opening
dir-pause-title = Pause a meeting
dir-pause-lead = The meeting stays on the list. Its page says that it is not held on these days.
dir-pause-first = First day without it
dir-pause-last = Last day without it
dir-pause-last-hint = Leave it empty if nobody knows yet.
dir-pause-reason = Reason for all to read
dir-pause-reason-hint = Such as: The hall is being painted.
dir-until-early = The last day is before the first. Write a later day.
dir-pause-both = From { $from } until { $until }.
dir-pause-from = From { $from } until further notice.
dir-pause-until = Until { $until }.
dir-pause-open = Until further notice.
dir-close-title = Close a meeting
dir-close-lead = People will not find it any more. Its page stays, and says that it is closed. You can open it again.
dir-close-from = Closed from which day on
dir-reopen-title = Open a meeting again
dir-reopen-lead = People find it again at once. Pauses that are not over yet end.
dir-reopen-do = Open it again

## Many at once
dir-bulk-title = Change many at once
dir-bulk-lead = Choose the meetings and what to change. You see each row before it is done.
dir-bulk-which = Which meetings
dir-bulk-what = What to change
dir-choose-act = Choose what to change
dir-act-place = Set the place
dir-act-online = Set the online link and phone
dir-act-way = Set how to take part
dir-act-add = Add what it is like
dir-act-drop = Take away what it is like
dir-act-pause = Pause them
dir-act-close = Close them
dir-act-regions = Set the regions
dir-act-group = Set the group
dir-act-kind = Set the kind
dir-act-notes = Set the notes on the group
dir-act-contact = Set the website and where corrections go

## Feeds that disagree
dir-overrides-title = Changes a feed disagrees with
dir-overrides-title-lead = Somebody changed these by hand. Then the feed said something new.
dir-nothing-waits = Nothing is waiting.
dir-gone-lead = The feed has given this meeting up. Open it again if it is still held.

## One meeting or two
dir-duplicates-title = One meeting, or two?
dir-duplicates-lead = The machine is not sure of these pairs. What you say holds.
dir-pairs = { $n ->
    [0] No pair is waiting.
    [one] 1 pair is waiting.
   *[other] { $n } pairs are waiting.
}
dir-joined-unsure = They are shown as one meeting. It may be two.
dir-apart-unsure = They are shown as two meetings. It may be one.
dir-compare = Compare them
dir-duplicate-title = Compare two listings
dir-joined-now = They are shown as one meeting.
dir-apart-now = They are shown as two meetings.
dir-said-same = Somebody said that they are one meeting.
dir-said-different = Somebody said that they are two meetings.
dir-field = Field
dir-open = Open
dir-rule-thinks = What the machine thinks
dir-score = { $n } of 100 that it is one meeting.
dir-speaks-for = Speaks for one meeting
dir-speaks-against = Speaks for two meetings
dir-decide = Your word
dir-decide-lead = Nothing is lost. You can take it back.
dir-join = It is one meeting
dir-apart = They are two meetings
dir-reason-other-kind = They are of two kinds.
dir-reason-other-days = They are held on other days.
dir-reason-other-time = They begin { $n } minutes apart.
dir-reason-no-time = One of them has no fixed time.
dir-reason-same-start = They begin at the same time.
dir-reason-starts-apart = They begin { $n } minutes apart.
dir-reason-other-rhythm = One is held each week, the other in some weeks only.
dir-reason-same-address = They have the same address.
dir-reason-other-unit = They are in other rooms of one house.
dir-reason-metres = They are about { $n } metres apart.
dir-reason-km = They are about { $n } kilometres apart.
dir-reason-same-building = The building has the same name.
dir-reason-same-postcode = They have the same postcode.
dir-reason-same-area = They are in the same area.
dir-reason-other-area = They are in other areas.
dir-reason-same-room = They have the same online room.
dir-reason-other-room = They have other online rooms.
dir-reason-same-phone = They have the same phone number.
dir-reason-same-name = They have the same name.
dir-reason-similar-name = { $n } of 100 telling words of their names are the same.
dir-reason-other-name = Their names are not alike.
dir-reason-same-group = The group has the same name.
dir-reason-other-way = One is in person only, the other online only.

## Feeds
dir-feeds-title = How the feeds do
dir-feeds-lead = What needs a look stands first.
dir-feeds-none = No feed is read yet.
dir-feed-well = All is well
dir-feed-held = Held back. Please look.
dir-feed-trouble = It could not be read
dir-feed-released = It will be read again soon
dir-feed-kept = The old list stays, as somebody decided
dir-feed-new = Not read yet
dir-feed-good = Last read well: { $when }.
dir-feed-never = It was never read well.
dir-feed-meetings = { $n ->
    [one] 1 meeting from it is on the list.
   *[other] { $n } meetings from it are on the list.
}
dir-feed-sums = New: { $new }. Changed: { $changed }. Same: { $same }. Gone: { $gone }. Refused: { $refused }.
dir-feed-wrong = What went wrong
dir-held-title = Too much is gone
dir-held-lead = { $gone } of { $all } meetings are gone from the feed. So nothing was changed. Ask the office if that is right.
dir-held-hint = Keep what we have, and we ask again only when the number changes. Or take the feed as it is.
dir-held-keep = Keep what we have
dir-held-take = Take the feed as it is
dir-held-file = This is a file. Whoever runs the server can bring it in again and accept the loss.
dir-readings = The last readings
dir-reading-held = It was held back.
dir-problems = What was wrong in the last reading
dir-problems-lead = Tell the office, so that they can mend it.

## Who looks after what
dir-areas-title = Who looks after what
dir-areas-lead = List keepers of a site look after the meetings of its regions and groups. Those of the whole organisation look after all.
dir-areas-none = There is no site or group yet. Add one to your organisation first.
dir-area-nothing = It looks after no part of the list.
dir-area-take = Take it away
dir-area-give-title = Give a part to look after
dir-area-node = Site or group
dir-area-of = What the name is of
dir-area-region = Region or town
dir-area-group = Group
dir-area-name = Name
dir-area-name-hint = As it stands in the list.
dir-area-name-missing = Write the name as it stands in the list
dir-area-give = Give it

## Record
dir-record-title = What was changed lately
dir-more = { $n ->
    [one] And 1 more.
   *[other] And { $n } more.
}
