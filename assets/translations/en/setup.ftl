# Set-up, configuration and keys: read by technicians in a terminal.

config-invalid = The configuration { $path } cannot be used:
config-no-file = there is no such file. Make one with "kiosk init", or copy kiosk.example.toml.
config-unreadable = it cannot be read: { $reason }
config-not-utf8 = it is not UTF-8 text. Save it as UTF-8.
config-syntax = line { $line }, column { $column } is not TOML. A text stands in double quotes: name = "…"
config-syntax-end = the file ends in the middle of something. A quote or a bracket is not closed.
config-missing = this has to be given.
config-table = this has to be a table in square brackets.
config-text = this has to be text in double quotes.
config-text-length = this text is empty or too long.
config-identifier = letters, digits, - and _ only, beginning with a letter or digit, at most 36: like kiosk-1.
config-window = up to three digits or capital letters: like 1 or A2.
config-prefix = one or two capital letters and up to two digits: like K1.
config-whole-number = this has to be a whole number.
config-number = this has to be a number.
config-yes-no = this has to be true or false.
config-least = this has to be at least { $ge }.
config-most = this has to be at most { $le }.
config-one-of = this has to be one of: { $expected }
config-list = this has to be a list in square brackets.
config-list-empty = this list needs at least one entry.
config-wrong = this value cannot be used.
config-unknown-key = there is no such setting here. There are: { $known }
config-unknown-key-alike = there is no such setting here. Did you mean { $alike }?
config-zone = this time zone is not known here. Write it like Asia/Shanghai; if it is right, install the package tzdata.
config-url-kind = of addresses with :// only these are taken: { $kinds }. A device path such as /dev/serial/by-path/… is taken as it is.
config-url-logging = an address must not ask for logging: that would write people's data down.
config-ppi = this panel has { $ppi } dots an inch; at least { $least } are needed, or letters have too few dots for old eyes. A 27-inch panel of 1080 x 1920 is too coarse; 23.8 inches or a panel with more dots is right.
config-reach = the highest button would be { $highest } mm above the floor; { $limit } mm is the limit for people who sit or stand bent. Mount the panel's lower edge at { $mount } mm or lower.
config-printer-twice = two printers are called { $value }. Each needs its own name.
config-line-twice = two devices are given the same line { $value }. Each needs its own.
config-profile = there is no such printer model. There are: { $known }

key-missing = The key { $path } is not there. Without it the store cannot be opened: put the recovery copy back, or ask whoever set up this machine. Do not run "kiosk init" again.
key-readable-by-others = Other users of this machine can read the key { $path }. Set the folder to mode 0700 and the file to 0600, and find out who had access.
key-wrong-length = The key { $path } is damaged: it does not have 32 bytes. Put the recovery copy back.
key-unreadable = The key { $path } cannot be read. Run as the user who owns it, or look at the disk.
key-not-unsealed = The key { $path } does not open on this machine. It is sealed to the mainboard on which it was made, and opens for root only. On a new mainboard put the recovery copy back.
key-warning-file = The keys lie in plain files that only their owner may read: whoever takes the disk has them. systemd could not seal them on this machine.
recovery-not-a-key = This is not a recovery key (a PEM file with an X25519 key).
recovery-not-a-copy = This is not a recovery copy made by kiosk.
recovery-other-key = This recovery key does not open this copy: it belongs to another clinic or machine, or the copy is damaged.
