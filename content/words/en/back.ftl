### Words of the page after a return to use was kept.

back-link = I returned to use
back-heading = Recorded. You can start again today.
back-lead = Nothing that you kept is lost. Only you see this.
back-next = What you do next
back-tell = One person to tell
back-tell-none = You do not have to carry it alone.
back-tell-write = Write down whom I can call
back-set-off = What set it off
back-days = If you count days, they stay counted. You decide whether a new count begins.
back-days-see = See my days
