### Words of the survey of members: those who come to a group are asked, without names, in waves.

## For those who answer
survey-by = { $name } asks those who come.
survey-until = You can answer until { $day }.
survey-closed = This survey is not open now. Thank you for looking.
survey-done = Thank you. Your answers are counted with those of others.
survey-home = Find a meeting
survey-told-1 = No name, no account. We keep what you tick and the day, and nothing else.
survey-told-2 = Numbers are told when the survey is over, and never of fewer than five people.
survey-again = Somebody has answered on this phone. A second answer from it is not counted. Take the paper sheet, or another phone.
survey-paper = Answer on paper
survey-send = Send my answers
survey-paper-lead = Please write no name. Put the sheet into the box.
survey-picture = The address of the survey, to scan
survey-or-phone = You can also answer on your phone: { $address }

## For the people of an organisation
surveys-title = Surveys of members
surveys-lead = Ask those who come, the same way each time. Then you see how it was and how it is.
surveys-none = No survey was held yet.
surveys-wave = From { $from } to { $until }
surveys-count = { $n ->
    [one] { $n } answer
   *[other] { $n } answers
}
surveys-link = Link to share:
surveys-results = What people answered
surveys-sheet = Sheet to print, with a picture to scan
surveys-type = Type in a paper sheet
surveys-typed = Kept. You can type in the next one.
surveys-type-lead = Tick what stands on the sheet. Leave open what was left open. Then destroy the sheet.
surveys-type-do = Keep this sheet
surveys-end = End it today
surveys-open = Open a survey
surveys-from = First day
surveys-to = Last day
surveys-open-do = Open it
surveys-wrong-day = Write a day that can be, the last one not before the first. It can be open for 120 days.
surveys-few = { $wave }: fewer than five answered, so nothing is told.
surveys-n = { $wave }: { $n } answered.
surveys-n-paper = { $wave }: { $n } answered, { $paper } of them on paper.
surveys-small = Numbers from one to four are hidden, and others with them, so that nobody can be worked out.
surveys-several = People could tick several.
surveys-answer = Answer
surveys-of = Of how many
surveys-share = { $n } ({ $share } %)
surveys-hidden = hidden
surveys-beside = Set it beside another
surveys-csv = As a table (CSV)
