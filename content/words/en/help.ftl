### Words of the help panel and the help page. Numbers are never here: they come from the server's settings.

help-title = Help now
help-danger = In danger now?
help-danger-call = If you or someone else may die or be badly hurt, call { $number }.
help-danger-none = If you or someone else may die or be badly hurt, call your local emergency number now.
help-talk = To talk to someone, call { $number } ({ $name }).
help-more = More ways to get help

help-overdose = If someone may have taken too much
help-overdose-1 = Call { $number } first. Say “not breathing well” or “will not wake up”.
help-overdose-1-none = Call your local emergency number first. Say “not breathing well” or “will not wake up”.
help-overdose-2 = Stay with them. Lay them on their side.
help-overdose-3 = If you have naloxone, give it. It does no harm if you are wrong.
help-stop = If you drink every day and want to stop
help-stop-1 = Stopping at once can be dangerous. Talk to a doctor first.
help-stop-2 = Call for help if you shake badly, see things that are not there, or have a fit.
help-lines = People you can talk to
help-lines-call = Call { $number }
help-lines-text = Text { $number }
help-lines-source = From { $source }, checked { $date }.
help-missing = Not set up yet on this server
help-missing-lead = We do not show numbers that nobody has checked. The people who run this server still need to set:
help-missing-danger = the emergency number
help-missing-talk = a number to talk to someone
help-missing-where = They are in the server's settings, under “help”.
help-meeting = Being with others can help too
help-meeting-link = See meetings you can join now
help-safe = Is someone watching what you do on this phone?
help-safe-link = Read about private use
