### A first meeting step by step, and how to join online unseen. The steps themselves are in content/first_meeting.

## Step by step
steps-heading = Step by step: { $fellowship }
steps-lasts = It lasts about { $minutes } minutes.
steps-lasts-unknown = We do not know how long it lasts. The page of each meeting says so if it is known.
steps-differ = Each group has its own ways, so yours may differ.
steps-minutes = about { $minutes } minutes
steps-listen = You can sit and listen. Its own text says that taking part is up to you.
steps-listen-ask = You can ask at the door if you may sit and listen. We have not read a text that says so.
steps-read = This is told from what was read in public pages, in our own words.
steps-read-part = A part of this was read in public pages. The rest is general knowledge.
steps-general = This is general knowledge. It is not yet confirmed by the organisations.
steps-kinds = Kinds of group whose meetings go like this
steps-others = Step by step

## Join online unseen
unseen-title = Join online without showing your name or face
unseen-lead = You can print this list and tick things off.
unseen-before = Before you join
unseen-before-1 = Find a place where nobody hears you, or use earphones.
unseen-before-2 = Sign out of your own account in the video app, so that your name and picture do not show.
unseen-before-3 = Type the name that others will see. A first name, a letter or “Guest” will do.
unseen-before-4 = Turn your camera off, and cover it too if you like. Look at what is behind you.
unseen-before-5 = Turn your microphone off.
unseen-before-6 = If you call in by phone, others may see your number. Ask your phone company how to hide it.
unseen-inside = When you are in
unseen-inside-1 = You may wait until someone lets you in. They may ask if you are here for the meeting.
unseen-inside-2 = Some meetings ask you to sign up, or to show your face for a moment. You can leave and choose another.
unseen-inside-3 = You can write in the chat instead of speaking. Look who can read it before you send.
unseen-inside-4 = If someone writes to you and it feels wrong, tell the host. You do not have to answer.
unseen-inside-5 = You can leave at any time. Close the window.
unseen-link = Join without showing your name or face
