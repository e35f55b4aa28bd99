### Words that stand on every page, and the pages that explain the service.
### Sentences stay under 20 words. No page title names a condition.

## Every page
site-skip = Skip to main content
site-nav = Help and leaving
site-help = Help now
site-leave = Leave this page
site-space = My space
site-sign-out = Sign out
site-made-up-title = This server shows made-up meetings
site-made-up = They are here to try things out. Please do not go to them.
site-footer = About this service
site-first-time = Your first meeting
site-private = Private use
site-privacy = Privacy
site-accessibility = Accessibility
site-about = About
site-other-language = Español
site-back = Back
site-leaving = Loading.

## Your first meeting
first-title = Your first meeting
first-lead = Many people feel nervous the first time. You can look around, listen, and decide later.
first-before = Before you go
first-before-1 = You do not need to book, unless the meeting's page says so.
first-before-2 = Meetings are free. Some pass a hat. You do not have to give.
first-before-3 = You can bring a friend to an open meeting. A closed meeting is for people who want help for themselves.
first-before-4 = Not sure which to try? Try two or three kinds. They are not all alike.
first-there = When you get there
first-there-1 = Come as you are. You do not need to be sober to come to most meetings.
first-there-2 = You can say “I am new here” or say nothing at all.
first-there-3 = You can use a first name only, or any name you like.
first-there-4 = If you are asked to speak, you can say “I will just listen today”.
first-there-5 = You can leave at any time. You do not have to say why.
first-after = After
first-after-1 = If it did not feel right, that is fine. Another meeting may suit you better.
first-after-2 = Some groups talk about faith and some do not. The page of each meeting says what we know.
first-medicine = If you take medicine
first-medicine-1 = Keep taking it as your doctor told you. A group cannot tell you to stop.
first-find = Find a meeting

## Private use
private-title = Private use
private-lead = Someone else may use or look at this phone or computer. Here is what you can do.
private-leave = Leave quickly
private-leave-1 = “Leave this page” is at the top of every page. It takes you to a weather page.
private-leave-2 = With a keyboard, press the Shift key three times.
private-leave-3 = The Back button will then not show the last page you saw.
private-leave-4 = If you are signed in, it signs you out too.
private-history = What leaving does not hide
private-history-1 = The pages you saw before stay in the history of the browser.
private-history-2 = You can delete them there. Delete only these pages: an empty history can look strange to someone.
private-history-3 = A private window keeps no history. Some browsers call it “private” or “incognito”.
private-history-4 = The owner of a network, such as a job or a school, can see the name of this site.
private-keep = What we keep
private-keep-1 = We do not ask for your name. We put no cookies on these pages.
private-keep-2 = If you tap “Use my location”, we get a rough place, to about 1 kilometre. We do not keep it.
private-more = Read more about privacy

## Privacy
privacy-title = Privacy
privacy-lead = You can find a meeting here without telling us who you are.
privacy-not = What we do not do
privacy-not-1 = No account, no name and no e-mail are needed.
privacy-not-2 = These pages use no cookies and no trackers.
privacy-not-3 = Nothing is loaded from other companies: no maps, no fonts, no counters.
privacy-not-4 = We do not sell or share what you search for.
privacy-do = What we do
privacy-do-1 = What you search for, and what you answer, stands in the address of the page. Your browser may keep it in its history.
privacy-do-2 = When you tell us that something is wrong, we keep what you wrote and the time. We do not keep who wrote it.
privacy-do-3 = To stop floods of messages, your network address stays in memory for up to one hour. It is not written down.
privacy-do-4 = When you ask to be met at a meeting, we keep what you wrote until two days after it. Only you and the person who meets you can read it.
privacy-do-5 = When you tell us what a group was like, we keep what you told and the day. We do not keep who told it.
privacy-space = If you make a space
privacy-space-1 = One cookie tells us that it is you. It goes when you sign out or leave.
privacy-space-2 = What you keep there is locked with a key of its own. We show it to nobody unless you share it.
privacy-space-3 = We keep a rough name of each device you sign in on, such as “Firefox on Android”. You can see the list and end any of them.
privacy-space-4 = You can take everything out, or delete it, without asking anyone.
privacy-away = When you go to another site
privacy-away-1 = Links to maps, video meetings and groups lead to other sites. They have their own rules.
privacy-away-2 = We do not tell them which page you came from.
privacy-contact = Questions
privacy-contact-1 = Write to { $contact }.
privacy-contact-none = The people who run this server have not yet given an address for questions.

## Accessibility
access-title = Accessibility
access-lead = We want everyone to be able to use these pages, on any phone, with any aid.
access-can = You should be able to
access-can-1 = use every page with a keyboard or a screen reader
access-can-2 = make the text twice as big without losing anything
access-can-3 = use the pages on a narrow phone, with no sideways scrolling
access-can-4 = use the pages with scripts turned off
access-can-5 = choose dark colours and less movement in your phone's settings
access-how = How we check
access-how-1 = We aim for the WCAG 2.2 rules at level AA. A program checks each change against part of them.
access-how-2 = A program cannot find everything. People with screen readers still need to test these pages.
access-not = What may not work
access-not-1 = Groups write their own notes. Some are long or hard to read.
access-not-2 = The map is a picture. The list beside it says the same in words.
access-tell = Tell us
access-tell-1 = If something does not work for you, write to { $contact }.
access-tell-none = The people who run this server have not yet given an address to write to.

## About
about-title = About
about-lead = This service lists free meetings where people help each other.
about-meetings = { $n ->
    [one] It lists 1 meeting.
   *[other] It lists { $n } meetings.
}
about-groups = The groups
about-groups-1 = We are not affiliated with or endorsed by any of the groups that are listed. Their names belong to them.
about-groups-2 = Lists come from the groups and their offices. Each meeting's page says where it is from and when it was checked.
about-choice = We show many kinds of group. We do not say which is best. You decide.
about-sources = Where the lists come from
about-feeds = For other sites and apps
about-feeds-1 = Any site or app may show this list. It is here in the Meeting Guide format:
about-places = Where places come from
about-places-1 = Place names and postcodes come from these open lists. We thank the people who make them.
about-program = The program
about-program-1 = This service runs on Openseat, free software that anyone may use, under the MIT or Apache 2.0 licence.
about-program-2 = The typeface is Public Sans, under the SIL Open Font Licence.

