# What the desk writes on paper and hands to the screens as data.
walk-in-number = Standby { $number }

# Roles and what they may do.
act-see-people = see people
act-see-number = see a full ID number
act-edit-people = change records
act-register = register
act-print = print
act-call = call
act-help = answer help calls
act-take-over = take a kiosk over
act-run-sessions = run today's sessions
act-confirm-date = confirm the date
act-plan-sessions = plan sessions
act-manage-staff = manage staff
act-read-audit = read the audit
act-devices = look after devices
staff-problem-name = A name is needed, of at most 120 characters.
staff-problem-pin = This PIN cannot be taken: 6 to 12 digits, no row, no birthday.
staff-problem-badge-taken = Somebody else has this badge.
staff-problem-badge = This badge cannot be read as text.
staff-problem-last-lead = This is the last lead: make another one first.
staff-problem-unknown = Nobody here has this account.

# Sessions.
session-problem-times = The times make no slot, or more than 48.
session-problem-slot-length = A slot has 5 to 30 minutes.
session-problem-capacity = A slot has 1 to 200 numbers.
session-problem-kept = Not more numbers can be kept than a slot has.
session-problem-needed = Something is missing: doctor, room or name.
session-problem-too-long = Too long for the screens. At most 30 letters (15 hanzi) for a department, 24 (12) for a room, 10 (5) for a floor, 60 (30) for a doctor.
session-problem-name-taken = A department of this name is there already.
session-problem-unknown = There is no such session or department, or it is closed.
session-problem-same = That is the session they are in.
sessions-row = { $mark }  { $start }-{ $end }  { $department }  { $doctor }  { $room }  registered { $registered }, free { $free }, { $state }
sessions-row-open = open
sessions-row-closed = closed
sessions-room-shared = { $room } already has { $doctor } at that time ({ $times }). Two doctors may share a room; if not, choose another.
sessions-room-shared-sure = Two sessions would share a room. Add it all the same?
sessions-hidden = (hidden)
sessions-row-none = No sessions on that day. The timetable makes those of two weeks when a kiosk or window opens, or: kiosk sessions make
sessions-made = { $count } sessions made.
sessions-moved-to-today = { $count } moved, each with a new ticket.
sessions-registered-ahead = { $count } are registered for { $day }, under a clock that ran ahead. Bring them to today: kiosk sessions list --day { $day }, then kiosk sessions move FROM TO --day { $day }
sessions-no-such = No session or department, or more than one, ends in { $mark }.
sessions-weekdays = Weekdays are numbers from 1 (Monday) to 7, with commas between.

# The wall slip: the rule of calling in plain words.
queue-rule-time = Everybody is called by the time on the ticket.
queue-rule-first = From { $age } years on, and whom the clinic gives priority, people go first, but at most { $row } in a row while others wait, and nobody is overtaken more than { $most } times.
queue-rule-standby = Standby numbers come after those whose time has come.
queue-rule-missed = Who misses the call goes back in after { $late } more.
wall-title = Who is called when
wall-queued = Queued; { $printer } prints it.
wall-no-printer = No printer prints it yet, so it waits; or write an A4 sheet with --pdf.
wall-written = A4 sheet: { $path }

# Importing people.
import-progress = { $count } rows …
import-done = { $added } people added, { $completed } completed, { $known } known already, { $rejected } rows refused.
import-rejected = The refused rows and why: { $path }. They are personal data: delete the file when it is done.
import-rejected-unwritable = The refused rows cannot be written to { $path }: { $reason }. Import the list once more with --rejected FILE; nobody will be there twice.
import-reason = why not
import-no-column = The list has no column { $columns }. Correct the mapping.
import-no-sheet = The workbook has no sheet { $sheet }.
import-unreadable = { $file } cannot be read as a table (CSV or xlsx).
import-mapping-wrong = { $file } is no mapping: a TOML file with [columns], name = "…" among them. Columns known: { $known }.
import-problem-no-name = no name
import-problem-number = the ID number cannot be one
import-problem-rounded = the spreadsheet took the number for an amount and rounded its last three digits away (3.7E+17, or 000 at the end): format the column as text there, then export it again or type it from the document
import-problem-birth-date = the birth date cannot be read
import-problem-sex = the sex cannot be read
import-problem-phone = the phone cannot be one
import-problem-too-long = a text is too long: at most { $name } characters for a name, { $address } for an address, { $compound } for a compound, { $insurance_scheme } for an insurance scheme
import-problem-too-little = too little to tell the person by: number, birth date or phone is needed
import-problem-other-name = the ID number is here under another name
import-problem-contradicts-number = sex or birth date are not what the ID number says

# Vital signs
vitals-pressure = blood pressure { $systolic }/{ $diastolic }
vitals-pulse = pulse { $pulse }
vitals-height = height { $height } cm
vitals-weight = weight { $weight } kg
guidance-measured = Measured today: { $vitals }
vitals-moved = (moved while measured)
