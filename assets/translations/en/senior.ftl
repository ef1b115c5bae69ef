## The senior's screens. A phrase's `.say` is what the voice says instead.

bar-say-again = Repeat
bar-larger = Bigger
bar-smaller = Smaller
bar-language = 中文
bar-help = Ask for help
bar-help-offered = Need help?
    Tap here
bar-back = Back
bar-hand-back = Staff here
    Hand back
finished = Done

welcome-title = See a doctor
welcome = Lay your ID card
    .say = To see a doctor, lay your ID card on the lit place at the lower right.
welcome-place = Place it on the light
welcome-sticker = Sticker: red light
welcome-sticker-only = Hold sticker to red light
welcome-reader-down = Type your number
    .say = The card reader is resting today. Show your sticker to the red light, or tap no ID card.
welcome-no-document = No ID card
welcome-for-family = For family
welcome-type-number = Type ID number

family-title = For your family
family = Lay their ID card

notice-lay-again = Lay it once more, flat
    .say = It was not read. Please lay your card once more, flat.
notice-other-card = Not an ID card. Try another
notice-card-trouble = Not read. Type it
    .say = The card was not read. Please type your ID number.
notice-unknown-code = Not read. Try again
    .say = It was not read. Please hold the sticker to the red light.
notice-unknown-short-code = Not found. Check it
    .say = Not found. Please check the eight digits on the sticker.
notice-insurance-voucher = Please use your ID card
    .say = This code cannot be used here. Please lay your ID card, or tap no ID card.
notice-unknown-social-security-card = Please lay your ID card
    .say = This card is not known here yet. Please lay your ID card, or tap no ID card.
notice-session-gone = Full now. Choose
notice-cancelled = Cancelled. Choose

no-document = Know your ID number?
no-document-family = Know their ID number?
no-document-comfort = You can register all the same.
no-document-number = Yes, I will type
no-document-number-note = Or sticker digits
no-document-nothing = I do not know it
no-document-nothing-note = Get a number

keypad = Type your ID number
keypad-erase = Fix
keypad-finished = Done typing
keypad-problem-length = Not complete. Go on
    .say = The number is not complete yet. Please check.
keypad-problem-characters = This part? Please fix
keypad-problem-region = The start? Please fix
keypad-problem-birth-date = Birthday? Please fix
keypad-problem-check-digit = A wrong digit? Check

confirm = Is this you?
confirm-family = For this person?
confirm-number = Is this number yours?
confirm-number-family = Is it their number?
confirm-age = age { $age }
confirm-number-tail = ID ends { $tail }
confirm-name-open = First visit
confirm-name-later = Add name later
confirm-first-visit = First visit
confirm-card-expired = Expired ID is fine
confirm-registered-today = Registered today
confirm-yes = Yes, it is me
confirm-no = Not me
confirm-yes-family = Yes, right
confirm-no-family = Not them
confirm-sticker = Sticker
sex-m = Man
sex-f = Woman

choose = What do you need?
choose-family = What do they need?
choose-again = As last time
choose-again-note = { $department } { $note }
place = { $floor },{"\u00a0"}{ $room }
place-floor = floor{"\u00a0"}{ $floor }
place-room = room{"\u00a0"}{ $room }
choose-note = { $when } { $where }
choose-note-walk-in = { $when } standby { $where }
choose-opens = opens { $time }
choose-cannot-say = Not sure, ask
choose-cannot-say-note = Staff will come
choose-more = More
senior-period-early = Early
senior-period-morning = Morning
senior-period-noon = Noon
senior-period-afternoon = Afternoon
senior-period-night = Evening
senior-period-holiday = Holiday

no-session = Nothing is open now
no-session-early = Not open yet
no-session-noon = Closed over noon
no-session-night = Closed for today
no-session-holiday = Closed these days
no-session-weekday = Opens { $weekday } at { $time }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
no-session-today = Opens today at { $time }
no-session-tomorrow = Opens tomorrow at { $time }
no-session-window = Urgent? Window { $window }
time-full = { $hour24 }:00
time-half = { $hour24 }:30
time-minutes = { $hour24 }:{ $minute }

done = You are registered!
done-again = Already registered
done-number = No. { $number }
done-room = Go to { $place }
done-then-room = Then { $place }
done-ahead = { $ahead } ahead, about { $minutes } min
done-your-turn = Please go now
done-name-open = First to window { $window }
done-take-ticket = Take your ticket
done-take-ticket-and-card = Take ticket and card
done-ticket-printing = Printing your ticket
done-no-ticket = Ticket: at window { $window }
done-ticket-unknown = Ticket came out?
done-ticket-came = Yes
done-ticket-did-not = No
done-reprint = Print again
done-reprint-beside = Reprint
done-another = Another doctor
done-another-beside = Another
done-cancel = Cancel it

sticker-printing = Printing your sticker
sticker-take = Take your sticker
sticker-where = For the back of your card
sticker-unknown = Sticker came out?
sticker-failed = No sticker just now
sticker-window = Window { $window } can print it
sticker-same-code = It is the same code
sticker-spoilt = Bad print, again
sticker-then-register = Now register

temporary = Temporary number
temporary-go = Go to window { $window }
temporary-staff = Staff will help
temporary-take-slip = Take your slip
temporary-remember = Keep this number

take-card = Take your ID card
take-card-where = It lies on the light, lower right
take-card-taken = I have it

sorry = Not possible here
sorry-window = Please go to window { $window }
sorry-told = Staff have been told

help-coming = Somebody is coming
help-coming-wait = Please wait here
help-coming-no-more = No need now
help-coming-staff = I am staff

staff-pin = Staff PIN, please
staff-pin-wrong = Not this PIN. Again

at-window = Staff do it for you
at-window-wait = Please wait here

idle-warning = Are you still here?
idle-warning-go-on = Tap to go on
idle-warning-then = Else the next person may start
idle-warning-here = I am here

working-reading = Reading your card
working-look-up = Finding your record
working-sessions = Looking what is open
working-register = Registering you
working-temporary = Getting a number
working-cancel = Cancelling
working-sticker = Printing your sticker
working-staff = Checking the PIN
working-wait = One moment, please
working-leave-card = Leave it there, please

veil = Tap to go on

leave-title = Nuanchuang
leave-question = Technician's PIN
leave-wrong = Not this PIN. Please try again
