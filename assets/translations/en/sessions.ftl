### Sessions and the timetable on the window's console.

window-do-sessions = Sessions
window-place-open = Press Esc to go back to the counter, then this key.

sessions-ready = ↑ ↓ choose a session; Esc goes back to the counter
sessions-title = Sessions
sessions-column-when = Time
sessions-column-department = Department
sessions-column-doctor = Doctor
sessions-column-place = Room
sessions-column-capacity = Total
sessions-column-registered = Given
sessions-column-waiting = Waiting
sessions-column-free = Free
sessions-column-kept = Kept S/W
sessions-column-state = State
sessions-is-open = Open
sessions-is-closed = Closed
sessions-period-early = Early
sessions-period-morning = Morning
sessions-period-noon = Noon
sessions-period-afternoon = Afternoon
sessions-period-night = Night
sessions-period-holiday = Holiday

# What cannot be
session-problem-closed = That session is closed: open it first, or choose another.
session-problem-past = That is over and cannot be changed.
session-problem-taken = There are not so many free numbers: a number that somebody has is never taken back.
session-problem-midnight = Not beyond midnight: plan two sessions, one until 24:00 and one from 0:00.
session-problem-dates = The dates do not fit: the last day comes after the first, 60 days at most at once.
session-problem-already-off = That day is off already.
sessions-day-off = Written. { $closed } sessions that were made already are closed; { $people } people are registered for them.
