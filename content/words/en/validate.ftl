### The page that checks feeds, and what it says of each problem.

validate-title = Check a list of meetings
validate-lead = Is your Meeting Guide feed right? See what to mend, row by row. We do not keep your list.
validate-address = The address of the feed
validate-address-hint = It often ends in .json, such as https://example.org/meetings.json.
validate-file = Or a file from this device
validate-paste = Or paste the list here
validate-send = Check the list
validate-again = Check another list
validate-nothing = Give an address, a file, or a list to check.
validate-unread = We could not read that address. Check that it opens in a browser.
validate-private = That address is not on the public web, so we do not read it.
validate-off = This server does not read addresses. Give a file, or paste the list.
validate-rules = The rules as a JSON Schema
validate-good = We found nothing to mend.
validate-errors = Errors
validate-errors-lead = Apps leave these meetings out, or show them wrong.
validate-warnings = Warnings
validate-warnings-lead = Some apps read these and some do not, or people miss something.
validate-file-itself = The file itself
validate-rows = { $n ->
    [one] { $n } meeting was read.
   *[other] { $n } meetings were read.
 }
validate-error-count = { $n ->
    [one] { $n } error
   *[other] { $n } errors
 }
validate-warning-count = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
 }
validate-times = { $n ->
    [one] { $n } time
   *[other] { $n } times
 }
validate-more = { $n ->
    [one] { $n } more row is not listed.
   *[other] { $n } more rows are not listed.
 }
validate-row = Row { $n }

## What is wrong, and how to mend it
validate-not-a-list = The file is not a list of meetings in JSON.
validate-not-a-list-fix = Send a list that begins with “[” and ends with “]”. Check that no web page came in its place.
validate-cut = The file ends before the list does.
validate-cut-fix = Get the file again. It may have been cut on its way.
validate-text-after = Something stands after the end of the list.
validate-text-after-fix = Remove all that comes after the last “]”.
validate-row-not-json = This row is not JSON.
validate-row-not-json-fix = Look for a missing quote, comma or bracket in it.
validate-not-an-object = This row is not a meeting.
validate-not-an-object-fix = Write each meeting between curly brackets, with named fields.
validate-no-name = The meeting has no name.
validate-no-name-fix = Give it a short name in the field name, as text.
validate-long-name = The name has more than 255 letters.
validate-long-name-fix = Move the rest of it to notes.
validate-no-slug = The meeting has no id of its own.
validate-no-slug-fix = Give it a slug that stays the same for as long as the meeting does.
validate-same-slug = An earlier row has the same slug.
validate-same-slug-fix = Give each meeting a slug of its own. Apps keep only one of the two.
validate-bad-day = The day is not a day.
validate-bad-day-fix = Write 0 for Sunday to 6 for Saturday, as a number or a list of numbers.
validate-bad-time = The time is not a time.
validate-bad-time-fix = Write hours and minutes in 24 hours, such as 19:30.
validate-unknown-zone = The time zone is not known.
validate-unknown-zone-fix = Use a name from the IANA list, such as America/New_York.
validate-not-text = The field should hold text.
validate-not-text-fix = Put the value in quotes.
validate-bad-types = The types are not a list of codes.
validate-bad-types-fix = Write them as a list of texts, such as ["O", "D"].
validate-not-a-list-of-text = The field should hold a list of texts.
validate-not-a-list-of-text-fix = Write it as a list, such as ["North", "Leeds"].
validate-bad-point = The point on the map is not one.
validate-bad-point-fix = Write latitude and longitude as numbers of degrees.
validate-bad-approximate = The field approximate is not yes or no.
validate-bad-approximate-fix = Write "yes" or "no".
validate-bad-conference-url = The link to join is not a web address.
validate-bad-conference-url-fix = Write the whole link, with https:// in front.
validate-not-utf-8 = The file is not in UTF-8.
validate-not-utf-8-fix = Save it as UTF-8, so that all letters come through.
validate-wide-name = The name has more than 64 letters.
validate-wide-name-fix = Make it shorter. Day, time and place have fields of their own.
validate-long-slug = The slug has more than 64 letters.
validate-long-slug-fix = Make it shorter, and then leave it as it is.
validate-odd-slug = The slug holds letters that cannot stand in a web address.
validate-odd-slug-fix = Use letters from a to z, digits and hyphens.
validate-day-as-text = The day is written as text.
validate-day-as-text-fix = Write it as a number, without quotes.
validate-time-form = The time is not written as HH:MM.
validate-time-form-fix = Write two digits for hours and two for minutes, such as 07:30.
validate-no-time = The meeting has a day and no time.
validate-no-time-fix = Add the time, or take the day away. Apps do not show it as it is.
validate-no-day = The meeting has a time and no day.
validate-no-day-fix = Add the day, or take the time away. Apps do not show it as it is.
validate-end-is-start = The meeting ends when it begins.
validate-end-is-start-fix = Correct the end, or leave it out. Then an hour is taken.
validate-no-zone = The meeting has no time zone.
validate-no-zone-fix = Add one, such as Europe/London. Online meetings need it most.
validate-no-way = The row does not say how to get there.
validate-no-way-fix = Add an address, a link to join, or a number to call.
validate-point-as-text = The degrees are written as text.
validate-point-as-text-fix = Write them as numbers, without quotes.
validate-nowhere = The point is 0, 0, which lies in the sea.
validate-nowhere-fix = Leave it out when it is not known.
validate-unknown-type = We do not know this type code.
validate-unknown-type-fix = Check how it is written. Apps leave out codes they do not know.
validate-open-and-closed = The meeting is both open and closed.
validate-open-and-closed-fix = Keep O or C. Most apps will show it as closed.
validate-unknown-provider = The link is not at a service that apps know.
validate-unknown-provider-fix = Apps may leave it out. Check that it leads into the meeting.
validate-short-phone = The number to call is too short.
validate-short-phone-fix = Write it with its country code, such as +16699006833,,123456789#.
validate-updated-form = The time of the last change has another form.
validate-updated-form-fix = Write it in UTC as 2026-11-26 19:30:00.
validate-html = There is HTML in the text.
validate-html-fix = Write plain text. Line breaks are kept.
validate-personal = There may be a person's own contact details here.
validate-personal-fix = Everyone can read a feed. Use the office's number or address.
validate-entity-without-name = There are details of an office and not its name.
validate-entity-without-name-fix = Add its name in the field entity.
validate-odd-handle = This name cannot be one at that service.
validate-odd-handle-fix = Check it: Venmo names begin with @, Cash App names with $.
validate-link-form = The link is not a web address.
validate-link-form-fix = Write the whole link, with https:// in front.
