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
