### The three questions on strain, and the one person who may see the answers.

field-my-strain = your answers on how leading is for you
field-their-strain = How leading is for them

strain-title = Who sees how I am
strain-lead = Three short questions ask how leading is for you. You can let one person see your answers, or nobody.
strain-none = You do not lead here, and nobody here can show you their answers.

## One's own
strain-mine = Whom I show them to
strain-shown = { $who } can see your last answers, and those to come. This ends on { $day }.
strain-looked = When they look, you can read that in your space.
strain-nobody = Nobody else can see this group’s page yet. So there is nobody to choose.
strain-later = The person you choose sees your last answers, and those to come, for a year. Nobody else does.
strain-to = Who may see them?
strain-by-mark = { $role }, { $mark }
strain-sign = Type your name to sign
strain-sign-hint = The name by which they know you is enough.
strain-show = Let this person see my answers
strain-wrong-to = Choose one person.
strain-wrong-name = Type your name to sign.
strain-wrong-version = The text has changed since you read it. Read it again, then sign.

## Of others
strain-to-me = Shown to me
strain-to-me-lead = When you open one, they can read that you did.
strain-to-me-none = Nobody shows you their answers now.
strain-called = Others find you here as: { $name }
strain-read-heading = How leading is for { $name }
strain-read-lead = They chose you to see this. Thank them, and ask what would help.
strain-read-day = Answered on { $day }
strain-read-scale = Each number is from 0 to 10.
strain-read-none = They have not answered the three questions yet.
