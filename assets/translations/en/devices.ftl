### Devices: what the commands read-card and simulate tell the technician

read-card-lay-a-card = The card reader answers. Lay an identity card on it.
read-card-silent = { $url } is open, but no card reader answers. Check the cable, the power and the speed (--baud).
read-card-cannot-open = Cannot open { $url }. Check that the device is plugged in, that the path is right, that no other program uses it, and that you may use serial ports (group dialout).
read-card-no-card = The card reader works, but no identity card was read in the time given.
read-card-lay-again = The card could not be read (status { $status }). Lift it and lay it down again, flat.
read-card-other-card = This is not an identity card (status { $status }). Take another one.
read-card-reader-fault = The card reader reports a fault (status { $status }). Switch it off and on; if that does not help, replace the reader or its security module.
read-card-baud = write a number like 115200, or auto
simulate-listen-form = write pty:PATH or tcp:PORT, for example pty:/tmp/reader or tcp:7001
simulate-control-form = write unix:PATH, for example unix:/tmp/reader.sock
simulate-cannot-listen = Cannot listen on { $where }: { $reason }

config-url-usb = a USB address is usb://vendor:product:socket, like usb://1a86:7523:1-1.2. "kiosk devices" shows them.
config-pattern = this pattern cannot be understood.

devices-ports = Serial ports:
devices-no-ports = There is no serial port. Plug a device in; a network box (socket://) and a path are never on this list.
devices-not-permitted = you may not open it (group dialout)
devices-configured = Configured devices:
device-kind-card-reader = card reader
device-kind-scanner = scanner
device-kind-printer = printer
device-kind-vitals = blood pressure monitor or scale
device-kind-adapter = USB-serial adapter: anything may be behind it
device-kind-lamp = lamp
device-kind-unknown = not known
device-found-works = works
device-found-opens = its port opens; this device cannot be asked
device-found-silent = its port opens, but nothing answers. Check power, cable, speed and model; is it the right port?
device-found-gone = not there. Check the plug and the address.
device-found-in-use = in use: by the running kiosk, or another program
device-found-not-permitted = you may not open this port. Add the user to the group dialout.
device-condition-paper-near-end = paper is nearly used up. Put a new roll beside it.
device-condition-paper-out = paper is out. Put in a new roll.
device-condition-cover-open = the cover is open. Close it.
device-condition-jam = paper or cutter is jammed. Open it and clear it.
device-condition-ribbon-out = the ribbon is used up. Put in a new one.
device-condition-head-hot = the head is too hot. It goes on by itself when it has cooled.
device-condition-paused = paused. Press its button.
device-condition-fault = reports a fault. Switch it off and on; if that does not help, call the maker.
device-condition-unplugged = not there. Check plug and power.
device-condition-unknown = does not answer. A label printer is silent while its lid is open or its labels are out.
device-condition-busy = works
device-condition-ready = works
