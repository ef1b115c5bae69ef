# When to come, on screen, paper and aloud, where the session has not begun yet.

done-come-at = Please come at { $time }
done-come-at-brief = Come at { $time }
paper-come-at = Please come at { $hour24 }
voice-come-morning = It is early. Please come this morning at
voice-come-noon = It is early. Please come at noon, at
voice-come-afternoon = It is early. Please come this afternoon at
voice-come-night = It is early. Please come this evening at
voice-come-hour = { $hour } o'clock.
voice-come-half = { $hour } thirty.
voice-come-minutes = { $hour } { $minute }.

# Staff are called: it is said that somebody comes only when somebody can know.

help-calling = Calling our staff
help-unreached = Go to window { $window }
help-unreached-why = Nobody can hear the call now
voice-help-calling = Calling our staff.
voice-help-unreached = Nobody can hear the call now. Please go to window { $window }.
