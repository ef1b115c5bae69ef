### The waiting room's screen, the doctor's panel, and what is said aloud when somebody is called.

board-title = Nuanchuang · waiting room
board-go-to = Go to { $place }
board-name-open = See your ticket
board-nobody = Please take a seat until your number is called
board-none = —
board-column-room = Room
board-column-now = Now
board-column-name = Name
board-column-next = Next

voice-called = Number { $number }, please go to room { $room }.
voice-called-number = Number { $number }, please.

room-title = Nuanchuang · room
room-now = Now
room-nobody = Nobody
room-next = Next
room-again = Again
room-skip = Did not come
room-back = Is back
room-waiting = Waiting: { $count }
room-missed = Missed: { $count }
room-waited = waits { $minutes } min
room-priority = first
room-minutes-each = about { $minutes } min each
room-called = { $number } called.
room-nobody-waits = Nobody waits any more.
room-nobody-in = Nobody is called now.
room-called-again = { $number } called once more.
room-skipped = Noted: did not come, missed the turn.
room-brought-back = Noted: is back, and comes after two more calls.
room-ready = F1 calls the next one; F4 brings the chosen one back
room-no-session = No session in this room today
