### A list as files, and on other sites.
### Sentences stay under 20 words. No page title names a condition.

files-title = This list as a file
files-list = { $list }: { $n ->
    [one] one meeting
   *[other] { $n } meetings
  }.
files-paper = To print
files-paper-lead = Each is a PDF file. It says what the short words mean, and when it was made.
files-by-day = By day of the week
files-by-town = By town
files-booklet = A small booklet
files-large = In large letters
files-no-paper = This server cannot make files to print. You can print the list itself.
files-tables = For a computer
files-csv = A table (CSV)
files-csv-hint = Every column that we have. Another server like this one can read it.
files-csv-bom = A table for Excel
files-csv-bom-hint = The same, with a mark that Excel needs to show all letters right.
files-naws = A table for NA World Services
files-naws-hint = The form that NA offices use. It holds weekly meetings only.
files-site = On your own site
files-site-lead = You can show this list on a page of yours.
files-embed = Show it on a site
files-count = { $n ->
    [one] One meeting.
   *[other] { $n } meetings.
  }
files-zone = Times are for { $zone }.
files-printed = Made on { $date }.
files-check = Times can change. Please check before you go.
files-legend = What the letters mean
files-page = Page { $page } of { $pages }
files-from-to = { $start } to { $end }
files-other-days = On other days
files-no-town = Town not known
files-closed = Closed at the moment.

## On other sites
embed-title = Show meetings on your site
embed-lead = Choose what to show. Then copy the lines into your page.
embed-place = Town or postcode
embed-kind = Kind of group
embed-kind-all = All kinds
embed-way = How to take part
embed-count = How many to show
embed-theme = Colours
embed-theme-auto = As the visitor's device has it
embed-theme-light = Light
embed-theme-dark = Dark
embed-make = Make the lines
embed-frame = In a frame
embed-frame-lead = This works on every site and needs no script.
embed-part = As a part of your page
embed-part-lead = This fits in better. It needs a script from here. Without script a link shows.
embed-look = How it looks
embed-empty = No meetings were found here in the next days.
embed-more = More meetings
embed-by = From { $name }
