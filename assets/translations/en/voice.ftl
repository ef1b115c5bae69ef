### What the kiosk says aloud. Short sentences, as a neighbour would say them.
### Never a name, an identity number, a department or a complaint.

voice-welcome = To see a doctor, lay your identity card on the light. If you have none with you, press “No card”.
voice-welcome-no-reader = To see a doctor, press “No card”. Your identity number will do.
voice-reading = Reading your card. Please leave it there.
voice-no-document = You can register without a card. If you know your number, press the upper one; if not, the lower one.
voice-keypad = Please type your identity number, then press “Finished”.
voice-number-wrong = One digit seems wrong. Please look again and change it.
voice-confirm = Is this you? If so, press the green one.
voice-choose = What brings you here today? Press one. If you cannot say, press “I cannot say”.
voice-no-session = No doctor is seeing people now. Please ask our staff.
voice-done = You are registered.
voice-again = You are registered already.
voice-number = You are number { $number }.
voice-room = Please go to floor { $floor }, room { $room }.
voice-name-open = Please give your name at window { $window } first.
voice-take-ticket = Please take your ticket.
voice-remember-number = The ticket comes later. Please remember this number.
voice-ticket-came-out = Did the ticket come out?
voice-temporary = Your number is { $number }. Please go to window { $window }, our staff will help you.
voice-take-card = Please take your identity card.
voice-sorry = This machine cannot do it now. Please go to window { $window }.
voice-help-coming = Our staff are coming. Please wait a moment.
voice-help-offered = Would you like help? Press the red button.
voice-still-here = Are you still there? If so, press once.

voice-notice-lay-again = Please lay the card flat once more.
voice-notice-other-card = This is not an identity card. Please try another.
voice-notice-card-trouble = This card cannot be read. Your identity number will do as well.
voice-notice-unknown-code = This code is not known. Please hold the sticker to the red light.
voice-notice-unknown-short-code = This short code is not known. Please look again and change it.
voice-notice-session-gone = That one is full now. Please choose another.
voice-notice-cancelled = That registration is cancelled.
