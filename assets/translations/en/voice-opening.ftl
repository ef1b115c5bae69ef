# Nothing is open now: why, and when to come, said aloud. The hour is voice-come-hour.

voice-closed-early = Registration has not begun yet.
voice-closed-noon = We are on the noon break.
voice-closed-night = Registration is over for today.
voice-closed-holiday = We are closed these days.
voice-closed-window = If it cannot wait, please go to window { $window }.
voice-opens-today = Please come today
voice-opens-tomorrow = Please come tomorrow
voice-opens-weekday-1 = Please come on Monday
voice-opens-weekday-2 = Please come on Tuesday
voice-opens-weekday-3 = Please come on Wednesday
voice-opens-weekday-4 = Please come on Thursday
voice-opens-weekday-5 = Please come on Friday
voice-opens-weekday-6 = Please come on Saturday
voice-opens-weekday-7 = Please come on Sunday
voice-opens-morning = in the morning at
voice-opens-noon = at noon, at
voice-opens-afternoon = in the afternoon at
voice-opens-night = in the evening at

# To somebody who works keys where others hear: departments are not named aloud.
voice-choose-by-place = Departments are not named aloud here. If you do not know which one, press { voice-piece-0 } for help.
