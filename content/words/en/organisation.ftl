### Words for those who have a role in an organisation: its places, its people, and what is shared with it.

## Roles
role-member = Member
role-facilitator = Facilitator
role-host-worker = Host worker
role-clinician = Clinician
role-coach = Recovery coach
role-supervisor = Supervisor
role-manager = Manager
role-steward = List keeper
role-evaluator = Evaluator
role-administrator = Administrator

## The organisation
org-back = Back to { $name }
org-my-role = Your role here: { $role }
org-closed = This one is closed.
org-shared = What people share with you
org-people = People and invitations
org-settings = Name and rules
org-sites = Sites
org-groups = Groups
org-below-none = None yet
org-add-site = Add a site
org-add-group = Add a group
org-add-name = Name
org-add = Add
org-name-missing = Write a name.
org-name-long = This name cannot be kept. Make it shorter.

## Name and rules
org-settings-title = Name and rules
org-name = Name
org-standing = How the law sees it
org-standing-hint = This decides which notice goes with what people share. Ask a lawyer if you are not sure.
org-standing-none = No health privacy law applies, such as for a mutual-help group
org-standing-covered = A HIPAA covered entity, or one that works for it
org-standing-part2 = A Part 2 programme (42 CFR Part 2)
org-standing-holder = It holds records that came from a Part 2 programme
org-proofs = Signing in
org-two-proofs = Staff need two proofs of who they are
org-two-proofs-hint = Such as a passphrase and a code, or a passkey.
org-two-proofs-above = The organisation above asks for two proofs. Change it there first.
org-save = Save
org-saved = Saved.

## People and invitations
people-title = People and invitations
people-here = People with a role
people-mark = { $mark }, { $role }
people-you = (you)
people-since = { $node }. Since { $day }.
people-since-until = { $node }. Since { $day }, until { $until }.
people-none = Nobody has a role yet.
people-end = End this role
people-ended = The role has ended.
people-last = The last manager stays. Give someone else the role first.
people-links = Links that wait
people-links-none = No link waits.
people-link = { $role }, until { $day }
people-take-back = Take back
people-took-back = The link no longer works.
people-invite = Invite someone
people-invite-lead = You get a link to pass on. It works once.
people-role = Role
people-days = The link works for
people-days-count = { $n ->
    [one] 1 day
   *[other] { $n } days
}
people-make = Make a link
people-role-missing = Choose a role.
people-made-title = Your link
people-made = Pass this link on to one person, by a safe way. We show it only once.
people-made-for = It gives the role: { $role }. It ends on { $day }.
people-made-label = Link

## What people share
shared-title = What people share with you
shared-lead = People share by a code. You see nothing of them until you open it, and they see that you did.
shared-list = Codes that share with you now
shared-none = Nobody shares with you now.
shared-since = { $code }, since { $day }
shared-open-title = Open a code
shared-code = Code
shared-code-hint = As the person told you, such as 7KQ-2MD.
shared-code-missing = Write the code.
shared-go = Continue
shared-why = Why do you look?
shared-why-lead = Code { $code }. The person sees who looked, when and why.
shared-why-treatment = To help plan their care
shared-why-support = To help them get to groups and stay
shared-why-request = The person asked me to look
shared-why-tpo = For payment or the running of the service
shared-why-missing = Choose why you look.
shared-show = Look
shared-nothing = Nothing is shared with you under this code.
shared-nothing-lead = Check the code, or ask the person.
shared-back = Back to the codes
shared-heading = Code { $code }
shared-empty = Not given
shared-notice = Notice
shared-scope = What the person agreed to
shared-recorded = This look was written down. The person can see it.

## An invitation
invite-title = You are invited
invite-offer = { $organisation } offers you a role.
invite-offer-node = { $node } ({ $organisation }) offers you a role.
invite-role = Role: { $role }
invite-until = The link works until { $day }.
invite-lead = Nobody sees your name or your own space by this.
invite-accept = Take this role
invite-sign-in = Sign in and take it
invite-start = Make a space first
invite-none-title = This link does not work
invite-none = It may have been used, or it may have ended. Ask for a new one.
