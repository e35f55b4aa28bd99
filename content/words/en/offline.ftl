### Keeping what is typed on a phone until there is a network.

offline-title = No network right now
offline-lead = You can still write these down. They stay on this phone, locked, until there is a network.
offline-send = To send what waits, open your space when there is a network.
offline-try = Try my space
offline-waits-one = 1 entry waits on this phone. It is sent when there is a network.
offline-waits-many = # entries wait on this phone. They are sent when there is a network.
offline-sent = What waited on this phone is now in your space.
keeping-title = Without a network
keeping-lead = Keep what I type on this phone until there is a network.
keeping-what-1 = You can log an urge and check in when there is no network.
keeping-what-2 = What you type is locked on the phone. It opens only when you are signed in.
keeping-what-3 = Nothing that you wrote before is on the phone.
keeping-what-4 = When you sign out or leave the page, all that waits is wiped.
keeping-script = Your browser runs no scripts, so it cannot keep anything.
keeping-off = It is off on this phone.
keeping-turn-on = Turn it on
keeping-on = It is on. This phone keeps what you type until there is a network.
keeping-forget-title = Forget this phone
keeping-forget-lead = Turns it off, and wipes what waits here. You stay signed in.
keeping-forget = Forget this phone
keeping-forgotten = This phone keeps nothing any more.
