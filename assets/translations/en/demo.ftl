### What `kiosk demo` tells at the terminal and in its summary.

demo-starting = Opening the demo clinic: a simulated card reader, scanner and two printers, made-up people.
demo-folder = The demo's data are in { $folder } and go when it ends.
demo-no-display = There is no display: the program plays journeys A, C and D by itself; pictures go to { $out }.
demo-windows = The senior's screen and the device bench are open. Close the senior's screen to end.
demo-summary-title = 暖窗 demo: three people register alone
demo-summary = All played. See { $summary }
demo-broke = The demo got stuck at { $step }. The pictures so far are in { $out }.
demo-device-broke = The simulated device { $device } did not start.
demo-journey-a = A. Has the identity card
demo-journey-c = C. Remembers only the identity number, first visit
demo-journey-d = D. Brought nothing, remembers nothing
demo-step-welcome = Waiting for somebody
demo-step-confirm = Lays the card; the screen asks: is this you?
demo-step-no-document = Has no document
demo-step-keypad = Has typed the identity number
demo-step-confirm-number = The number is right, and nobody here has it yet
demo-step-choose = Chooses what to see a doctor for
demo-step-done = Registered, with a number
demo-step-ticket = The ticket came out
demo-step-sticker = The health-code sticker came out
demo-step-take-card = Please take your card
demo-step-temporary = Got a temporary number, and the way to the window
demo-step-slip = The temporary slip came out
demo-code-read = The sticker's code was read back, its signature is right
