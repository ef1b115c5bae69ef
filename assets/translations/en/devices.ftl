### Devices: what the commands read-card and simulate tell the technician

read-card-lay-a-card = The card reader answers. Lay an identity card on it.
read-card-silent = { $url } is open, but no card reader answers. Check the cable, the power and the speed (--baud).
read-card-cannot-open = Cannot open { $url }. Check that the device is plugged in, that the path is right, that no other program uses it, and that you may use serial ports (group dialout).
read-card-no-card = The card reader works, but no identity card was read in the time given.
read-card-lay-again = The card could not be read (status { $status }). Lift it and lay it down again, flat.
read-card-other-card = This is not an identity card (status { $status }). Take another one.
read-card-reader-fault = The card reader reports a fault (status { $status }). Switch it off and on; if that does not help, replace the reader or its security module.
simulate-listen-form = write pty:PATH or tcp:PORT, for example pty:/tmp/reader or tcp:7001
simulate-control-form = write unix:PATH, for example unix:/tmp/reader.sock
simulate-cannot-listen = Cannot listen on { $where }: { $reason }
