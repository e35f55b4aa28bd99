### Making a space, signing in, and the account. "Your twelve words" are what opens a space when the passphrase is lost.

## Shared
account-title = My account
account-lead = Only you see this page. Change what you like, when you like.
account-back = Back to my account
account-back-space = Back to my space
account-name = Your space name
account-name-hint = Three words, such as amber otter lantern.
account-passphrase = Passphrase
account-show = Show
account-hide = Hide
account-other-ways = Other ways
account-refused = We could not take this. Look at it again.
account-set = Set
account-not-set = Not set
account-change = Change
account-see = See them
account-words = Not shown again
account-words-new = Make new words
account-passkeys = { $n ->
    [one] 1 passkey
   *[other] { $n } passkeys
}
account-sessions = { $n ->
    [one] On 1 device
   *[other] On { $n } devices
}
account-out = Lost a phone, or worried?
account-out-lead = This signs you out on every device, this one too. You can sign in again at once.
account-out-everywhere = Sign out everywhere
account-more = More
account-take = Take out or delete my data
account-done-passphrase = Your passphrase is changed. Other devices are signed out.
account-done-phone = From now on we ask for a code when you sign in.
account-done-phone-off = We do not ask for a code any more.
account-second-proof = A place where you help asks for a second proof. Add a passkey or a code from your phone, then sign in with it.

## Making a space
start-title = Make your space
start-lead = A space is a place of your own on this site. It is free. Nobody else sees it unless you choose to share.
start-none = You need no e-mail, no phone number and no name.
start-after = Next we show you a space name and twelve words. Have paper and a pen ready, if you can.
start-passphrase = Choose a passphrase
start-button = Make my space
start-have-one = I have a space already

## Passphrases
passphrase-hint = Four or five words that only you would put together. At least 15 letters. Spaces are fine.
passphrase-title = Change your passphrase
passphrase-lead = Other devices will be signed out. This one stays signed in.
passphrase-present = Your passphrase now
passphrase-new = New passphrase
passphrase-button = Save
passphrase-short = This needs at least { $n } letters. Add a word or two.
passphrase-long = This is too long for us. Use at most { $n } letters.
passphrase-known = Many people use this one, so others may guess it. Try four words that do not belong together.
passphrase-repeats = This says the same thing again and again, or runs in a row. Add some other words.
passphrase-context = This is close to a name that others can see. Add some other words.
passphrase-wrong = The name and the passphrase do not fit together. Look at both again.
passphrase-wrong-present = This is not your passphrase. Try again.

## The twelve words
words-title = Write these words down
words-lead-new = Your space is ready. Please write down your space name and these twelve words.
words-lead-used = You are in. Your old words no longer work, so here are new ones. Please write them down.
words-lead-renewed = Here are your new words. The old ones no longer work.
words-once = We show them only now. Nobody can look them up for you later.
words-card = My card
words-name = Space name
words-words = Your twelve words
words-done = I have written them down
words-print = Print
words-how = Good to know
words-how-1 = You sign in with your space name and your passphrase.
words-how-2 = If you forget your passphrase, the twelve words let you in.
words-how-3 = Whoever has this card can open your space. Keep it where nobody looks.
words-how-4 = No paper now? You can make new words later, in your account.
words-hint = In the order you wrote them, with a space between. Capital letters do not matter.
words-wrong = The name and these words do not fit together. Look at your card again.
words-count = Write all twelve words.
words-word = Word { $n } is not one of our words. Look at your card again.
words-slip = One word is different, or two changed places. Look at your card again.
new-words-title = Make new words
new-words-lead = You get twelve new words. We show them once, so have paper and a pen ready.
new-words-old = Your old words stop working, and other devices are signed out.
new-words-alone = Do this where nobody looks over your shoulder.
new-words-button = Make new words

## Signing in
sign-in-title = Sign in
sign-in-lead = You can look for meetings without this. Sign in only to open your own space.
sign-in-out = You are signed out on this device.
sign-in-button = Sign in
sign-in-or = Or open it with the lock of this phone or computer.
sign-in-passkey = Sign in with a passkey
sign-in-lost = I do not know my passphrase
sign-in-start = I have no space yet
sign-in-name-missing = Write your space name.
sign-in-passphrase-missing = Write your passphrase.
sign-in-words-title = Sign in with your twelve words
sign-in-words-lead = Your words let you in, and you choose a new passphrase. Then you get new words.
sign-in-words-lost = No words either? Then nobody can open the space, not even us. You can make a new one at any time.
sign-in-words-back = Back to sign in

## The code of the phone
code-title = The code from your phone
code-lead = Open the app that shows your codes. Write the code it shows now.
code-label = Code
code-hint = Six digits. Spaces do not matter.
code-button = Continue
code-lost = I do not have that phone
code-again = Start again
code-wrong = This code is not right, or is too old. Wait for the next one and write that.
phone-title = Code from your phone
phone-lead = A second lock: besides your passphrase, we ask for a code that only your phone shows.
phone-app = You need an app that shows such codes. Many phones have one. It works without a network.
phone-lost = If you lose the phone, your twelve words still let you in.
phone-begin = Set it up
phone-on = We ask for a code from your phone when you sign in.
phone-on-remove = You can turn this off. Then the passphrase is enough.
phone-remove = Turn it off
phone-needed = A place where you help asks for this, so it stays on. Talk to the person who runs it.
phone-again = Almost there. Write the code that the app shows for this site now.
phone-restart = Start again with a new picture
phone-scan-title = Scan the picture
phone-scan-1 = Open the app on your phone and add an account.
phone-scan-2 = Point the camera at the picture.
phone-scan-3 = Write the six digits that the app shows below.
phone-picture = The picture to scan. You can also type the letters below it.
phone-here = The app is on this phone: open it
phone-type = Type it instead
phone-secret = Type these letters into the app:
phone-confirm = Turn it on

## Proving again
prove-title = Is it still you?
prove-lead = You are about to change something that matters. Please write your passphrase once more.
prove-button = Continue
prove-not-now = Not now

## Passkeys
passkeys-title = Passkeys
passkeys-lead = A passkey opens your space with the lock of your phone or computer: a finger, your face or a number.
passkeys-shared = Add one only on a device that nobody else can unlock.
passkeys-none = You have no passkey.
passkeys-add = Add a passkey
passkeys-label = A name for it
passkeys-label-hint = Such as “my phone”. You can leave this empty.
passkeys-label-default = My device
passkeys-remove = Remove
passkeys-added = Your passkey is ready. Next time you can sign in with it.
passkeys-removed = The passkey is removed.
passkeys-last = This is your only way in, so it stays. Set a passphrase first.
passkeys-made = Added on { $day }
passkeys-used = Last used on { $day }
passkeys-never-used = Not used yet
passkeys-script = Passkeys need JavaScript. Your passphrase works without it.
passkey-failed = That did not work. Nothing was changed. You can try again, or use your passphrase.
passkey-refused = We could not take that passkey. Try once more.
passkey-unknown = We do not know that passkey. Sign in with your passphrase instead.

## Devices
sessions-title = Where you are signed in
sessions-lead = End what you do not know, or no longer use. It is signed out at once.
sessions-this = This device
sessions-end = End this one
sessions-ended = That device is signed out.
sessions-device = { $browser } on { $system }
sessions-unknown = A device we do not know
sessions-seen-today = Last used today
sessions-seen = Last used on { $day }
sessions-since = Signed in since { $day }

## At an organisation
staff-title = That sign-in did not work
staff-lead = Start again from the link of your organisation. If it stays so, tell your manager.
