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
problem-enough-title = That is enough for today
problem-enough-lead = People told us about this group from your network today. You can tell us tomorrow.
problem-refused-title = We could not take that
problem-refused-lead = The form came from another site, or was open for too long. Nothing was changed. Open the page here and try again.
problem-large-title = That was too much
problem-large-lead = The message was too long for us to read. Go back and make it shorter.
problem-crowded-title = Many people are here right now
problem-crowded-lead = Nothing is lost. Wait a few seconds, then try again.
problem-cannot-title = That cannot be done
problem-cannot-lead = Nothing was changed. Go back and look again.
problem-wait-title = Let us wait a little
problem-wait-lead = { $n ->
    [one] There were many wrong tries. To keep people safe, we wait. Try again in 1 minute.
   *[other] There were many wrong tries. To keep people safe, we wait. Try again in { $n } minutes.
}
problem-ways = What you can do
problem-home = Go to the start page
problem-again = Try again
