### Starting a group: for anyone, and for those who answer.

begin-title = Start a group
begin-lead = Two people and a room are a good beginning. Here is what helps, and whom you can ask.
begin-how = How it goes
begin-how-1 = Find one more person who would lead with you.
begin-how-2 = Look for a room before the training, and get the day and time in writing.
begin-how-3 = Have posters ready before you begin, and a few services that will tell people.
begin-how-4 = Ask those who run a programme. They help with training and the first weeks.
begin-who = Whom to ask
begin-nobody = Nobody here takes questions about new groups at this time. Ask a group near you.
begin-ask = Ask { $name }
begin-back = Back to starting a group
begin-form-lead = Five short questions. You need no account. You can ask before all is ready.
begin-kept = Only those who answer read this. It is deleted half a year after the answer.
begin-name = What do you want to be called?
begin-name-hint = A first name is enough.
begin-name-missing = Write what you want to be called.
begin-place = Where would the group be?
begin-place-hint = A town or a part of one.
begin-place-missing = Write a town or a part of one.
begin-email = Your e-mail address
begin-email-hint = The answer is sent there, and nothing else.
begin-email-hint-no-letters = They write to you there, and for nothing else.
begin-people = How many people would lead?
begin-ready = What is there already?
begin-ready-hint = Tick what you have. It is fine if it is little.
begin-plan = Tell us about your plan
begin-plan-hint = You can skip this. Name nobody.
begin-send = Send
begin-sent = Thank you. It was sent. You will hear by e-mail.

## Those who answer
application-title = People who would like to start a group
application-lead = Read each one, and answer with a reason. A no can be a not yet.
application-open-now = New questions are taken.
application-closed-now = No new questions are taken.
application-open = Take questions
application-close = Take no more
application-page = The page that people see
application-wait = Waiting for an answer
application-answered = Answered
application-none = None.
application-numbers = In numbers
application-standing = How it stands
application-how-many = How many
application-waiting = Waiting
application-accepted = Yes
application-later = Not yet
application-declined = No
application-came = Came on { $day }
application-ready-count = { $n } of 8 things are ready
application-emptied = Its words were deleted half a year after the answer.
application-one = A question
application-back = Back to the list
application-day = Came on
application-reason = Reason
application-ready = What is ready
application-decide = Your answer
application-answer = What is the answer?
application-why = The reason
application-why-hint = Needed unless the answer is yes. It is told to who asked.
application-words = A few words to them
application-words-hint = You can skip this.
application-send = Answer
application-wrong = Choose an answer, and a reason unless it is yes.
application-reason-near = There is a group like it near you.
application-reason-venue = A room should be agreed first.
application-reason-people = Two people are needed to lead.
application-reason-money = There is no money for it yet.
application-reason-referral = First, some services near you need to know of it.
application-reason-places = We can help only a few groups at a time.
application-reason-fit = It is not what we do. Another programme may fit.
letter-application-yes = Yes, we would like to help you start it. We will be in touch.
letter-application-later = Not yet. Please ask again.
letter-application-no = We cannot help with it.
letter-application-subject = An answer to your question
letter-application-text =
    Hello,

    You asked { $organisation } about a new group. Here is the answer.

    { $answer }
    { $reason }
    { $words }

    { $service }
