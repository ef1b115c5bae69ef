# What stands on paper: sticker, ticket, paper card, slips, test page.

paper-sex-M = Male
paper-sex-F = Female

paper-sticker-caption = ← Scan here
paper-sticker-short-code = Code
paper-sticker-lost = Lost? Ask at the window

paper-card-title = Clinic card
paper-card-birth-month = born { $year }-{ $month }
paper-card-birth-year = born { $year }
paper-card-short-code = Code
paper-card-family = Family { $phone }
paper-card-clinic-phone = Call us { $phone }
paper-card-director-phone = Director { $phone }
paper-card-no-phone-needed = No phone needed

paper-ticket-title = Registration
paper-number-before = No.
paper-number-after = { "" }
paper-place-floor = Floor { $floor }
paper-place-room = Room { $room }
paper-place = { $floor }, { $room }
paper-reprint = Reprint, same number
paper-slot = { $period } { $start }–{ $end }
paper-slot-without-period = { $start }–{ $end }
paper-hour = { $hour }:00
paper-half-hour = { $hour }:30
paper-minutes = { $hour }:{ $minutes }
paper-period-early = Early morning
paper-period-morning = Morning
paper-period-noon = Noon
paper-period-afternoon = Afternoon
paper-period-night = Evening
paper-period-holiday = Holiday
paper-ahead-and-wait = { $ahead } ahead, about { $minutes } min
paper-ahead = { $ahead } ahead of you
paper-wait = Wait about { $minutes } min
paper-first = You are next
paper-age = age { $age }
paper-doctor = { $doctor }
paper-senior-priority = Senior priority
paper-go-to-window = First: window { $window }, add your name
paper-go-to-named-window = First: { $window }, add your name
paper-date = { $year }-{ $month }-{ $day } { $weekday } { $time }
paper-weekday-1 = Mon
paper-weekday-2 = Tue
paper-weekday-3 = Wed
paper-weekday-4 = Thu
paper-weekday-5 = Fri
paper-weekday-6 = Sat
paper-weekday-7 = Sun
paper-lost-your-way = Cannot find the way? Ask our staff
paper-director-phone = Director { $phone }

paper-temporary-title = Temporary number
paper-temporary-window = Go to window { $window }
paper-temporary-named-window = Go to { $window }
paper-temporary-staff = Our staff will register you
paper-temporary-show = Show them this slip

paper-day = { $year }-{ $month }-{ $day } { $weekday }

paper-wifi-title = Free Wi-Fi
paper-wifi-step-1 = ① Open the phone's camera
paper-wifi-step-2 = ② Point it at this square
paper-wifi-step-3 = ③ Tap "Join network"
paper-wifi-network = Network
paper-wifi-password = Password
paper-wifi-open = No password
paper-wifi-help = Does not work? Ask our staff

paper-follow-up-title = Next visit
paper-follow-up-intro = Please come again on
paper-follow-up-bring = Please bring: { $things }
paper-follow-up-phone = Cannot come? Call { $phone }
paper-follow-up-advice = Register with your ID card that day

paper-guidance-title = Where to go
paper-guidance-help = Ask anyone in a red vest to walk with you

paper-test-page-dots = { $dpi } dpi, { $dots } dots
paper-test-page-hint = Printer test page. Good when all four edges show, the ruler's 10 is 10 mm and the bar has no white stripe

# kiosk render

render-options-missing = give --data, --to and --output, or only --example
render-unreadable = cannot read { $file }: { $reason }
render-unwritable = cannot write { $file }: { $reason }
render-not-json = { $file } is not JSON in UTF-8 (line { $line })
render-not-an-object = the data must be one JSON object
render-other-kind = the data's "kind" is not { $kind }, as the command says
render-field-missing = field { $field } is missing
render-field-unknown = there is no field { $field }
render-field-wrong = field { $field } is wrong: { $reason }
render-unknown-profile = no printer model { $profile }; there are: { $known }
render-other-language = printer model { $profile } speaks { $language }, not { $target }
render-other-media = a { $kind } is not printed on { $media } ({ $profile }), but on { $wanted }
render-refused = not printed: { $reason }

# What a field of a document must be: after "field x is wrong"

document-wants-text = it must be text
document-wants-some-text = it must not be empty
document-wants-shorter-text = at most { $most } characters
document-wants-eight-digits = it must be 8 digits
document-wants-something-visible = it must have something to see
document-wants-no-identity-number = no identity number belongs on paper
document-wants-right-check-digit = the short code's check digit is wrong
document-wants-end-after-start = it must not be before the start
document-wants-at-least = at least { $least }
document-wants-at-most = at most { $most }
document-wants-whole-number = it must be a whole number
document-wants-yes-no = it must be true or false
document-wants-one-of = it must be one of: { $expected }
document-wants-moment = it must be a date with a time, such as 2026-11-22T08:12:00+08:00
document-wants-day = it must be a date, such as 2026-12-20
document-wants-time = it must be a time of day, such as 08:30
document-wants-list = it must be a list
document-wants-some-list = the list must not be empty
document-wants-shorter-list = at most { $most } entries
document-wants-object = it must be a JSON object
document-wants-other = this value cannot be used here

# kiosk test-page

test-page-where = give either --url or --output
test-page-confirmed = the test page is out; the printer says: { $condition }
test-page-sent = the test page was sent; this printer cannot answer: look at the paper
test-page-unknown = whether the test page came out is not known: look at the paper. The printer: { $condition }
test-page-not-sent = the test page was not sent: { $condition }
test-page-other-way = { $profile } does not go with this address: system printers (PDF) are at cups://QUEUE, all others on a line
