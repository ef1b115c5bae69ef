## The senior's screens. A phrase's `.say` is what the voice says instead.

bar-say-again = Repeat
bar-larger = Large
bar-smaller = Small
bar-language = 中文
bar-help = Ask for help
bar-help-offered = Need help?
    Tap here
bar-back = Back
bar-hand-back = Staff here
    Hand back
finished = Done

welcome-title = See a doctor
welcome = Place your ID card
    .say = To see a doctor, place your ID card on the light at the lower right.
welcome-place = Lay it on the light
welcome-sticker = Or scan a sticker
welcome-sticker-only = Or scan a sticker
welcome-number-only = ID or sticker digits
welcome-reader-down = Type the ID number
    .say = To see a doctor, tap Type ID number.
welcome-no-document = No ID card
welcome-for-family = For family
welcome-type-number = Type ID number

family-title = For your family
family = Place their ID card

notice-lay-again = Place it again, flat
    .say = It was not read. Please place your card again, flat.
notice-other-card = Not an ID card. Try another
notice-card-trouble = Card not read. Type it
    .say = The card was not read. Please type your ID number.
notice-unknown-code = Not read. Try again
    .say = It was not read. Please hold the sticker to the red light.
notice-unknown-short-code = Not found. Check it
    .say = Not found. Please check the eight digits on the sticker.
notice-insurance-voucher = Use your ID card here
    .say = This code cannot be used here. Please place your ID card, or tap No ID card.
notice-unknown-social-security-card = Place your ID card
    .say = This card is not known here yet. Please place your ID card, or tap No ID card.
notice-session-gone = Full. Choose another
notice-cancelled = Cancelled. Pick again

no-document = Know your ID number?
no-document-family = Know their ID number?
no-document-comfort = No card is fine
no-document-number = Yes, I'll type it
no-document-number-note = Or sticker digits
no-document-nothing = No, I don't
no-document-nothing-note = Get a number

keypad = Type your ID number
keypad-erase = Fix
keypad-finished = Done typing
keypad-problem-length = Please type the rest
    .say = The number is not complete yet. Please check.
keypad-problem-characters = Check this part
keypad-problem-region = Check the first part
keypad-problem-birth-date = Check the birth date
keypad-problem-check-digit = One digit seems off

confirm = Is this you?
confirm-family = For this person?
confirm-number = Is this number yours?
confirm-number-family = Is this their number?
confirm-age = Age { $age }
confirm-number-tail = ID ends in { $tail }
confirm-name-open = First visit
confirm-name-later = Add name later
confirm-first-visit = First visit
confirm-card-expired = Expired ID is fine
confirm-registered-today = Registered today
confirm-yes = Yes, it's me
confirm-no = Not me
confirm-yes-family = Yes
confirm-no-family = No
confirm-sticker = Sticker
sex-m = Man
sex-f = Woman

choose = What do you need?
choose-family = What do they need?
choose-again = Same as before
choose-again-note = { $department }: { $note }
place = { $floor },{"\u00a0"}{ $room }
place-floor = floor{"\u00a0"}{ $floor }
place-room = room{"\u00a0"}{ $room }
choose-note = { $when }, { $where }
choose-note-walk-in = { $when } standby, { $where }
choose-opens = opens { $time }
choose-cannot-say = Not sure? Ask us
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
no-session-noon = Closed for lunch
no-session-night = Closed for today
no-session-holiday = Closed for a few days
no-session-weekday = Opens { $weekday } at { $time }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
no-session-weekday-brief = { $weekday } at { $time }
no-session-today = Opens today at { $time }
no-session-today-brief = Today at { $time }
no-session-tomorrow = Opens tomorrow at { $time }
no-session-tomorrow-brief = Tomorrow at { $time }
no-session-window = Urgent? Go to window { $window }
no-session-window-brief = Urgent? Window { $window }
time-full = { $hour24 }:00
time-half = { $hour24 }:30
time-minutes = { $hour24 }:{ $minute }

done = You are registered!
done-again = Already registered
done-number = No. { $number }
done-room = Go to { $place }
done-then-room = Then, { $place }
done-ahead = { $ahead } ahead, { $minutes } min
done-ahead-brief = About { $minutes } min
done-your-turn = Your turn: please go now
done-your-turn-brief = Please go now
done-name-open = First, window { $window }
done-take-ticket = Take your ticket
done-take-ticket-and-card = Take ticket & card
done-ticket-printing = Ticket is printing
done-ticket-printing-brief = Ticket is printing
done-no-ticket = Ticket: window { $window }
done-ticket-unknown = Got your ticket?
done-ticket-came = Yes
done-ticket-did-not = No
done-reprint = Print the ticket again
done-reprint-beside = Ticket
done-reprint-short = Ticket
done-another = Add another visit
done-another-beside = Add visit
done-cancel = Cancel visit

sticker-printing = Printing your sticker
sticker-take = Take your sticker
sticker-where = On your card's back
sticker-unknown = Got your sticker?
sticker-failed = No sticker just now
sticker-window = Window { $window } can print it
sticker-same-code = It is the same code
sticker-spoilt = Print it again
sticker-then-register = Register now

temporary = Temporary number
temporary-go = Go to window { $window }
temporary-staff = Staff will help
temporary-take-slip = Take your slip
temporary-remember = Note this number

take-card = Take your ID card
take-card-where = It's on the light, lower right
take-card-taken = I have it

sorry = Sorry, we can't do it here
sorry-window = Please go to window { $window }
sorry-window-brief = Go to window { $window }
sorry-told = Staff have been told

help-coming = Help is coming
help-coming-wait = Please wait here
help-coming-no-more = I'm fine now
help-coming-staff = I'm staff

staff-pin = Staff PIN, please
staff-pin-wrong = Wrong PIN. Try again
staff-pin-locked = Too many wrong PINs. Wait 5 minutes

at-window = Staff are helping you
at-window-wait = Please wait here

idle-warning = Are you still here?
idle-warning-go-on = Tap to carry on
idle-warning-then = Or the next person can start
idle-warning-here = Yes, I'm here

working-reading = Reading your card
working-look-up = Finding your record
working-sessions = Seeing what's open
working-register = Registering you
working-temporary = Getting a number
working-cancel = Cancelling
working-sticker = Printing your sticker
working-staff = Checking the PIN
working-wait = One moment, please
working-leave-card = Please leave it there

veil = Tap to see it again

leave-title = Nuanchuang
leave-question = Technician's PIN
leave-wrong = Wrong PIN. Five lock it for 5 minutes
