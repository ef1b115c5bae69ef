### The devices' page on the window's console.

window-do-devices = Devices
devices-title = The devices of this machine
devices-ready = ↑↓ choose a device; F2 a new roll; F3 a test page
devices-column-device = Device
devices-column-desk = Where
devices-column-state = How it is
devices-column-seen = Last well
devices-column-left = Labels left
devices-column-waiting = Waiting
devices-not-running = { $desk } is off or locked: how it is now is not known.
devices-roll = New roll put in
devices-test-page = Test page
devices-choose-printer = Choose a printer first.
devices-no-question = There is no paper to ask about.
devices-no-test-page = The settings do not name this printer's model: no test page.
devices-roll-title = A new roll was put in
devices-roll-count = How many labels the new roll has
devices-roll-how = They are counted from now on; at 20 left there is a warning.
devices-roll-yes = Count from now
devices-roll-written = Noted; they are counted from now on.
devices-roll-wrong = A roll has 1 to 100,000 labels.
