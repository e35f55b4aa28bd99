### Words of the pages that find a meeting: the start page, lists, filters, times and distances.

## The start page
home-title = Find a meeting
home-heading = Find a recovery meeting
home-lead = Meetings are free. You do not need to be sober to come. You do not have to speak.
home-now = Meetings starting soon
home-online = Online right now
home-near = Or find one near you
home-unsure-link = Answer 4 short pages, or skip what you like
home-first = New to this?
home-first-link = Read what a first meeting is like

## The place question
place-label = Town or postcode
place-hint = Town or postcode, for example { $example }
place-search = Search
place-locate = Use my location
place-locate-failed = Your phone did not give a place. Type a town or postcode instead.
place-which = Which one do you mean?
place-which-lead = There is more than one place called { $place }.
place-none = We do not know the place “{ $place }”
place-none-fix = Check the spelling, or try the nearest big town, a postcode or a ZIP code
place-empty = Enter a town or postcode
place-perhaps = Did you mean one of these?
place-form-title = Find a meeting near a place

## Lists
now-title = Meetings starting soon
online-title = Online meetings
online-heading = Online meetings you can join
near-title = Meetings near { $place }
list-title = Meetings
list-within = Up to { $distance } away
list-in-person-group = Near { $place }
list-online-group = Online
list-online-lead = You can join these from where you are.
list-change = Change what you are looking for
list-times = Times are for { $zone }. It is { $time }.
list-more = Show { $n } more
list-earlier = Back to the start of the list
list-chosen = You asked for
list-calendar = Keep these in your calendar
list-calendar-hint = It shows changes by itself, and names no group.
list-calendar-few = These are { $some } of { $all } meetings. Name a place or a kind to see others.
list-remove = Remove
list-online-more = See more online meetings
list-map-says = A map with a dot for each meeting in the list

## Nothing found
empty-heading = No meetings found
empty-lead = That does not mean there is no help. You can try:
empty-wider = { $n ->
    [one] Look up to { $distance } away (1 meeting)
   *[other] Look up to { $distance } away ({ $n } meetings)
}
empty-online = { $n ->
    [one] See online meetings (1 meeting)
   *[other] See online meetings ({ $n } meetings)
}
empty-week = { $n ->
    [one] See the next 7 days (1 meeting)
   *[other] See the next 7 days ({ $n } meetings)
}
empty-without = { $n ->
    [one] Leave out “{ $filter }” (1 meeting)
   *[other] Leave out “{ $filter }” ({ $n } meetings)
}
empty-many = { $n }+
empty-all = See everything that starts soon
empty-match = Find what suits you: four short pages
empty-talk = You can talk to someone now. See who you can call.

## A card
card-in-person = In person
card-online = Online – video or phone
card-hybrid = In person or online
card-paused = Not meeting at the moment
card-away = { $way } – { $distance }
card-town = { $way } – { $town }
card-checked-today = Checked today
card-checked-yesterday = Checked yesterday
card-checked-days = Checked { $n } days ago
card-checked-weeks = Checked { $n } weeks ago
card-not-checked = Not checked since { $month }
card-not-checked-year = Not checked since { $month } { $year }
card-checked-unknown = Not known when checked
card-no-name = Meeting with no name

## Times
time-midday = midday
time-midnight = midnight
when-now = Starting now – you can join
when-started = { $n ->
    [one] Started 1 minute ago – you can still join
   *[other] Started { $n } minutes ago – you can still join
}
when-today = Today at { $time }
when-tonight-midnight = Tonight at midnight
when-tomorrow = Tomorrow, { $day }, { $time }
when-date = { $day } { $date } { $month }, { $time }
when-in-minutes = { $n ->
    [one] starts in 1 minute
   *[other] starts in { $n } minutes
}
when-in-hours = { $n ->
    [one] starts in about 1 hour
   *[other] starts in about { $n } hours
}
when-range = { $start } to { $end }
day-sunday = Sunday
day-monday = Monday
day-tuesday = Tuesday
day-wednesday = Wednesday
day-thursday = Thursday
day-friday = Friday
day-saturday = Saturday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

list-and = { $first } and { $last }

## Distances
miles = { $n ->
    [one] 1 mile
   *[other] { $n } miles
}
kilometres = { $n } km
distance-here = less than { $distance }

## Filters
filter-title = Change what you are looking for
filter-lead = Choose as much or as little as you like.
filter-within = How far
filter-way = How
filter-way-any = In person or online
filter-way-in-person = In person
filter-way-online = Online
filter-way-hybrid = Only meetings that are both
filter-day = Which day
filter-day-soon = The next 24 hours
filter-day-today = Today
filter-day-tomorrow = Tomorrow
filter-day-week = The next 7 days
filter-time = What time
filter-time-any = Any time
filter-time-morning = Morning, before midday
filter-time-afternoon = Afternoon, midday to 5pm
filter-time-evening = Evening, 4pm to 9pm
filter-time-night = Night, after 8pm
filter-kind = Kind of group
filter-kind-other = Other
filter-language = Language
filter-text = Words in the name, place or notes
filter-text-chosen = words: { $text }
filter-zone = Show times for
filter-zone-place = The place you are looking near
filter-openness = Open or closed
filter-place-family = The place
filter-outlook = Faith or none
filter-topic = What it is about
filter-update = Update
filter-clear = Clear everything

## The list by group
list-by-group = Show it by group
groups-title = Groups
groups-heading = Groups and their times
groups-heading-near = Groups near { $place }
groups-count = { $n ->
    [one] 1 group, in the order of the alphabet.
   *[other] { $n } groups, in the order of the alphabet.
}
groups-by-time = Show it by time
groups-more = Show { $n } more groups
groups-no-time = No time is known
