### Words for when something did not work: what happened, and the way on.

error-prefix = Error:
error-heading = There is a problem

missing-title = Page not found
missing-lead = The address may be wrong, or the page may have moved.
missing-meeting-title = Meeting not found
missing-meeting-lead = This meeting is not on our list. It may have ended or changed its name.
missing-search = Look for a meeting instead

problem-title = Sorry, something went wrong
problem-lead = It is our mistake, not yours. Try again in a minute.
problem-busy-title = Too many messages
problem-busy-lead = Many messages came from your network. Wait an hour, then try again.
problem-refused-title = We could not take that
problem-refused-lead = The form came from another site. Open the page here and try again.
problem-large-title = That was too much
problem-large-lead = The message was too long for us to read. Go back and make it shorter.
problem-ways = What you can do
problem-home = Go to the start page
problem-again = Try again
