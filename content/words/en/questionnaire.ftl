### Words of the questions that an organisation asks: a questionnaire of somebody else, as a file.

## For those who answer
form-asked-by = { $name } asks these questions. Your answers stay with you. Nobody there sees them unless you show them.
form-asked-of = Asked by { $name }.
form-asked-title = From organisations
form-away-ended = These questions are not asked any more.
form-away-unattended = These questions are asked only while somebody is here to help. Nobody is here right now.
form-away-help = Help right now
form-spanish = The questions are in Spanish. We know of no translation that may be used here.

## The list of an organisation
asked-title = Questionnaires
asked-lead = Add questions of your own, as a FHIR Questionnaire. People answer them in their space.
asked-private = Answers stay with the person. You do not see them, and nobody counts who opened the link.
asked-none = No questionnaire has been added yet.
asked-above = From the organisation above
asked-of = From { $name }.
asked-ended = Not offered
asked-add = Add a questionnaire
asked-file = The file
asked-file-hint = FHIR R4, as JSON, up to 250 kB.
asked-paste = Or paste the text of the file
asked-look = Look at it first
asked-back = Back to the questionnaires

## What stands in the way of a file
asked-faults = { $n ->
    [one] This cannot be asked here yet. One thing stands in the way.
   *[other] This cannot be asked here yet. { $n } things stand in the way.
}
asked-faults-lead = Pass this on to whoever makes the file. Nothing was kept.
asked-nothing = Choose a file, or paste its text.
asked-large = The file is too large. Send one of up to 250 kB.
asked-letters = The file has signs that cannot be read. Save it as UTF-8.
asked-same-version = Other words were asked under this version. Give the file a new version.
asked-many = There are too many questionnaires here. Give one of them a new version.
asked-fault-json = It is no Questionnaire: { $detail }.
asked-fault-resource = It is a “{ $detail }”, and no Questionnaire.
asked-fault-language = It is in the language “{ $detail }”. Here pages are in English and Spanish.
asked-fault-other = { $detail }
asked-fault-version = It has no version. Give it one, so that answers belong to the words that were asked.
asked-fault-long = It has more than { $detail } questions. That is too much for one person.
asked-fault-empty = It asks nothing.
asked-fault-words = “{ $item }” has no words.
asked-fault-modifier = “{ $item }” has a modifierExtension. It may mean something that is not known here.
asked-fault-expression = “{ $item }” is asked after an expression. Use enableWhen.
asked-fault-inside = “{ $item }” has questions inside that cannot be asked one after the other.
asked-fault-filled = “{ $item }” is filled in by another program. People cannot answer it.
asked-fault-bounds = “{ $item }” does not say from which number to which.
asked-fault-type = “{ $item }” is of the type “{ $detail }”, which cannot be asked here.
asked-fault-choice = “{ $item }” has a choice without a code.
asked-fault-choices = “{ $item }” needs two choices or more, and no two alike.
asked-fault-value-set = “{ $item }” takes its choices from { $detail }. Put them into the file.
asked-fault-two-weights = “{ $item }” says two things of what “{ $detail }” counts.
asked-fault-part-weight = “{ $item }” counts “{ $detail }” as a part of a number.
asked-fault-when = “{ $item }” is asked after something that is not understood.
asked-fault-compare = “{ $item }” is asked after “{ $detail }”, and compares its answer with another type. For a choice use answerCoding.
asked-fault-any = “{ $item }” does not say whether one condition is enough. Add enableBehavior.
asked-fault-ahead = “{ $item }” is asked after “{ $detail }”, which does not stand before it.
asked-fault-twice = “{ $item }” stands there twice.
asked-fault-never = “{ $item }” cannot be answered at all.
asked-fault-rows = “{ $item }” has rows within rows.

## A look before it is offered
asked-look-title = Look before you offer it
asked-look-lead = This is how people see it. Nothing is kept yet.
asked-notes = What is different here
asked-note-not-counted = “{ $item }” is calculated in a way of its own. Here it is left out.
asked-note-bounds = “{ $item }” names no bounds. Here whole numbers from 0 to 999,999 are taken.
asked-note-required = “{ $item }” must be answered there. Here anything can be skipped.
asked-note-initial = “{ $item }” is filled in beforehand there. Here people begin with nothing.
asked-note-harm = “{ $item }” speaks of harm, and is answered in words. Nobody here reads them. Ask it with choices, or leave it out.
asked-preview = The questions
asked-preview-as = As people see them
asked-say = What we cannot read from the file
asked-name = Name
asked-name-hint = Keep it neutral. Somebody may read over a shoulder.
asked-name-es = Name in Spanish, if you have one
asked-about = What it is for
asked-about-hint = One or two plain sentences.
asked-about-es = The same in Spanish, if you have it
asked-source = Who made it, and where it was published
asked-source-hint = For example: World Health Organization, 2010.
asked-licence = Under which licence you use it
asked-licence-hint = For example: CC BY 4.0, or a letter of the owner with its date.
asked-name-missing = Write a name.
asked-name-long = Make the name shorter: 80 letters or fewer.
asked-about-missing = Write what it is for.
asked-about-long = Make this shorter: 300 letters or fewer.
asked-source-wrong = Write who made it, in 1,000 letters or fewer.
asked-licence-wrong = Write the licence, in 1,000 letters or fewer.
asked-danger = When help comes first
asked-danger-lead = Can an answer mean that somebody is in danger? Tick it. Then the next page is help, and the form is asked only while a named person is on duty.
asked-danger-which = After which answers does help come next?
asked-danger-nobody = Nobody is on duty on this service. A form with such an answer would not be offered.
asked-allowed = We have read the licence, and we may ask these questions here.
asked-allowed-missing = Find out whether you may use it, and tick this.
asked-offer = Offer it

## One questionnaire
asked-one-title = Questionnaire
asked-added = It is offered now. Hand out the address below.
asked-hand-out = Address to hand out:
asked-picture = The address, to scan
asked-see = See it as people do
asked-attended = It is offered only while a named person is on duty.
asked-nobody = It is offered only while a named person is on duty. Nobody ever is on this service, so nobody is asked.
asked-texts = Versions
asked-text = Version { $version }, added on { $when }
asked-end = Stop offering it
asked-again = Offer it again
asked-ended-lead = It is not offered. Those who answered it keep their answers.
asked-ended-done = It is not offered any more.
asked-again-done = It is offered again.
asked-renew = Give it new words
asked-renew-lead = The address stays. Answers to earlier words stay answers to those words.
