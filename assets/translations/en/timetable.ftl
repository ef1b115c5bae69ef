### The week's timetable, days off and departments on the window's console.

window-do-timetable = Timetable
timetable-ready = ↑ ↓ choose a line, ← → another day; Esc goes back to the counter
timetable-title = Timetable: every week's sessions
timetable-none = Nothing is planned yet. F2 adds the first session, for several days at once.
timetable-no-department = There is no department yet. F6, then F2 adds one.
timetable-days-off = Days off
timetable-no-days-off = No days off are written. F2 adds one: a holiday, or one session that falls out.
timetable-departments = Departments
timetable-column-weekday = Day
timetable-column-slots = Each slot
timetable-column-kept = Senior/window
timetable-column-valid = Holds
timetable-column-day = Which day
timetable-column-what = What falls out
timetable-column-order = Order
timetable-column-lines = Sessions a week
timetable-slots = { $minutes } min, { $numbers }
timetable-from = from { $day }
timetable-until = until { $day }
timetable-always = always
timetable-everything = Everything
timetable-ended-line = A session that has ended

# Keys
timetable-add = Add a session
timetable-change = Change
timetable-end = End
timetable-add-day-off = Add a day off
timetable-remove-day-off = Open after all
timetable-add-department = Add a department
timetable-up = Up
timetable-down = Down

# Forms
timetable-new-title = Add a session, for several days at once
timetable-change-title = Change a session
timetable-end-title = End a session
timetable-end-hint = Today's session stays as it is; what was made after the last day is taken out.
timetable-weekdays = Days of the week
timetable-since = From day
timetable-last-day = Last day
timetable-first-day = First day
timetable-day-hint = 12-31 or 20261231
timetable-until-hint = Empty: for good
timetable-one-day-hint = Empty: one day only
timetable-what = What falls out
timetable-reason = Why
timetable-reason-hint = New Year, no power, doctor away…
timetable-day-off-title = Add a day off
timetable-day-off-hint = Sessions made already close at once; move today's people under “Sessions”.
timetable-department-title = Add a department
timetable-department-change = Change a department
timetable-department-name = Name
timetable-department-name-hint = Hypertension
timetable-plain-words = Words seniors read
timetable-plain-words-hint = Blood pressure, cold and fever, back and legs…
timetable-picture = Picture
timetable-department-hint = Seniors read these words first, then the department's name. The shorter the better.
timetable-not-a-day = Write the day as 12-31 or 20261231.
timetable-no-weekday = Choose at least one day: keys 1 to 7, 1 is Monday.
timetable-from-tomorrow = Changes begin tomorrow at the earliest; change today's under “Sessions”.
timetable-choose-first = Choose a line with ↑ ↓ first.

# What was done
timetable-added = Added: { $days }. The sessions of the next two weeks are made.
timetable-changed = Changed from { $day } on.
timetable-ended = Ends on { $day }.
timetable-off = Written: { $days } days off; { $sessions } sessions made already are closed.
timetable-off-people = Written: { $days } days off; { $sessions } sessions made already are closed. { $people } people are registered and not seen yet: move them under “Sessions”.
timetable-on = Open as usual on { $day }.
timetable-department-added = Added: { $name }. Seniors see it once it has sessions.
timetable-department-changed = Changed: { $name }. The kiosks show it at once.
timetable-order-changed = { $name } has another place.
timetable-did-add = the new sessions
timetable-did-change = the change
timetable-did-end = the end of the session
timetable-did-off = the days off
timetable-did-on = opening as usual
timetable-did-department = the change of { $name }
timetable-did-order = the order

# Pictures
timetable-picture-stethoscope = Stethoscope
timetable-picture-monitor-heart = Blood pressure
timetable-picture-sick = Cold and fever
timetable-picture-accessibility-new = Back and legs
timetable-picture-orthopedics = Bones
timetable-picture-rheumatology = Joints
timetable-picture-visibility = Eyes
timetable-picture-dentistry = Teeth
timetable-picture-hearing = Ears
timetable-picture-dermatology = Skin
timetable-picture-cardiology = Heart
timetable-picture-psychology = Mind
timetable-picture-pregnant-woman = Pregnancy
timetable-picture-child-care = Children
timetable-picture-vaccines = Vaccination
timetable-picture-healing = Dressings
timetable-picture-medication = Medicine
timetable-picture-thermometer = Temperature
timetable-picture-elderly = Old people
