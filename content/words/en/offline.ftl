### Keeping what is typed on a phone until there is a network.

offline-title = No network right now
offline-lead = You can still write these down. They stay on this phone, locked, until there is a network.
offline-send = To send what waits, open your space when there is a network.
offline-try = Try my space
offline-waits-one = 1 entry waits on this phone. It is sent when there is a network.
offline-waits-many = # entries wait on this phone. They are sent when there is a network.
offline-sent = What waited on this phone is now in your space.
phone-title = Without a network
phone-lead = Keep what I type on this phone until there is a network.
phone-what-1 = You can log an urge and check in when there is no network.
phone-what-2 = What you type is locked on the phone. It opens only when you are signed in.
phone-what-3 = Nothing that you wrote before is on the phone.
phone-what-4 = When you sign out or leave the page, all that waits is wiped.
phone-script = Your browser runs no scripts, so it cannot keep anything.
phone-off = It is off on this phone.
phone-turn-on = Turn it on
phone-on = It is on. This phone keeps what you type until there is a network.
phone-forget-title = Forget this phone
phone-forget-lead = Turns it off, and wipes what waits here. You stay signed in.
phone-forget = Forget this phone
phone-forgotten = This phone keeps nothing any more.
