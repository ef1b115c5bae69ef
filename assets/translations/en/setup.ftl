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
config-text-empty = this text is empty.
config-text-length = this text is too long: at most { $max_length } characters.
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
config-url-none = this is no device's address. Where there is no such device, write nothing at all.
config-ppi = this panel has { $ppi } dots an inch; at least { $least } are needed, or letters have too few dots for old eyes. A 27-inch panel of 1080 x 1920 is too coarse; 23.8 inches or a panel with more dots is right.
config-reach = the highest button would be { $highest } mm above the floor; { $limit } mm is the limit for people who sit or stand bent. Mount the panel's lower edge at { $mount } mm or lower.
config-name-twice = two devices are called { $value }. Each needs its own name.
config-line-twice = two devices are given the same line { $value }. Each needs its own.
config-profile = there is no such printer model. There are: { $known }
config-media = a { $profile } has { $media } in it and cannot print: { $kinds }. Take another model, or take them out here.
setup-profile-paper = a { $profile } has { $media } in it and cannot print: { $kinds }. Choose one of: { $choices }
setup-profile-line = a { $profile } cannot be at such an address: models with -pdf are for system printers at cups:// and no others are. Choose one of: { $choices }
config-vitals-profile = there is no such model of monitor or scale. There are: { $known }

key-missing = The key { $path } is not there, nor its sealed form { $sealed }. Without it the store cannot be opened: run "kiosk recover-key" with the recovery key from the safe. Do not run "kiosk init" again.
key-readable-by-others = Other users of this machine can read the key { $path }. Set the folder to mode 0700 and the file to 0600, and find out who had access.
key-wrong-length = The key { $path } is damaged: it does not have 32 bytes. Run "kiosk recover-key" with the recovery key from the safe.
key-unreadable = The key { $path } cannot be read. Run as the user who owns it, or look at the disk.
key-not-unsealed = The key { $path } does not open on this machine. It is sealed to the mainboard on which it was made, and opens for root only. On a new mainboard run "kiosk recover-key" with the recovery key from the safe.
key-missing-signing = The signing key { $path } is not there, nor its sealed form { $sealed }. Without it no health code can be issued; the store and what is in it are not touched by that. Run "kiosk recover-key" with the recovery key from the safe: it makes a new one. Do not run "kiosk init" again.
key-readable-by-others-signing = Other users of this machine can read the signing key { $path }. Set the folder to mode 0700 and the file to 0600, and find out who had access.
key-wrong-length-signing = The signing key { $path } is damaged: it does not have 32 bytes. Run "kiosk recover-key" with the recovery key from the safe: it makes a new one.
key-unreadable-signing = The signing key { $path } cannot be read. Run as the user who owns it, or look at the disk.
key-not-unsealed-signing = The signing key { $path } does not open on this machine. It is sealed to the mainboard on which it was made, and opens for root only. On a new mainboard run "kiosk recover-key" with the recovery key from the safe: it makes a new one.
key-warning-file = The keys lie in plain files that only their owner may read: whoever takes the disk has them. systemd could not seal them on this machine.
recovery-not-a-key = This is not a recovery key (a PEM file with an X25519 key).
recovery-not-a-copy = This is not a recovery copy made by kiosk.
recovery-other-key = This recovery key does not open this copy: it belongs to another clinic or machine, or the copy is damaged.

pin-digits = A PIN has digits only.
pin-length = A PIN has 6 to 12 digits.
pin-pattern = This is a pattern that anybody would try. Choose another.
pin-birthday = This is a date, and a birthday is the first that anybody would try. Choose another.
pin-twice = The two were not the same. Once more.
pin-same-as-lead = The technician's PIN has to be another than the lead's.

init-welcome = This sets up one desk of a clinic on this machine. Nothing is written before the last question is answered. Ctrl+C ends it.
init-folder-exists = { $folder } is there already and is not empty. Nothing was changed. If this machine is set up, use it; "kiosk init" never overwrites a store. To start afresh, choose another folder with --folder.
init-config-exists = { $path } is there already. Nothing was changed. Choose another file with --config, or move the old one away.
init-cannot-write = { $path } cannot be written: { $reason }. Run as a user who may (with sudo), or choose another place.
init-given-up = Set-up was not finished. Nothing was made.
init-answer-missing = There is no answer left for: { $question }
init-answer-wrong = { $question }: { $reason }
init-needed = This is needed.
init-control = This holds characters that cannot be printed.
init-none = Enter for none
init-clinic-name = Name of the clinic, as it stands on every paper
init-clinic-phone = The clinic's telephone ({ init-none })
init-director-phone = The director's telephone, for tickets and cards ({ init-none })
init-desk-kind = Is this desk a kiosk for patients or a staffed window? (kiosk, window)
init-desk-name = Name of this desk, as it stands on the ticket
init-desk-name-default = Kiosk 1
init-window = Number of the window to which people are sent
init-prefix = Letters of this desk's walk-in numbers; each desk of the clinic has its own
init-card-reader = Line of the identity card reader, like /dev/serial/by-path/… ({ init-none })
init-scanner = Line of the code scanner ({ init-none })
init-labels = Line of the sticker printer ({ init-none })
init-receipts = Line of the ticket printer ({ init-none })
init-cards = Printer of cards and reports: the queue of a system printer (CUPS), as "lpstat -e" lists it ({ init-none })
init-profile = Model of this printer (printing/profiles.toml lists them)
init-recovery = The recovery key opens this clinic's data when this machine is dead. Name a folder that it shall be written to, best on a USB stick; or the file of a recovery public key that the clinic has already
init-recovery-missing = There is no such folder or file.
init-recovery-inside = This lies in the store's own folder and would die with it.
init-recovery-private = This is a private key. It belongs in the safe: give its public key (….pub.pem), or a folder.
init-recovery-full = There is a recovery key in this folder already: { $file }. Give its public key, or another folder.
init-lead-name = Name of the clinic's lead
init-lead-pin = PIN of the lead, 6 digits or more (it does not show)
init-technician-pin = PIN of the technician, with which the full screen is left (it does not show)
init-pin-again = Once more
init-done = Done.
init-made-store = Store and keys: { $folder }
init-made-config = Settings: { $path }
init-made-recovery = Recovery key: { $path }
    Its mark is { $mark }. Take it away from this machine and lock it up. Whoever has it and this machine's disk can read everything; without it a dead machine's data are lost.
init-used-recovery = The recovery copy was made for the clinic's key { $mark }. Compare the mark with that on the key in the safe.
init-department = Name of the first department; more can be added later
init-department-default = General practice
init-department-plain = See a doctor
init-doctor = Its doctor
init-doctor-default = Doctor on duty
init-room = Its room
init-timetable = It is open every day 8:00–12:00 and 14:00–17:30. To change times or add departments: at the window, ⇧F9 then F9; or kiosk sessions --help
init-next = Next: script/kiosk --config { $path }
init-technician-name = Technician
init-settings-note = Made by "kiosk init". kiosk.example.toml explains every setting.
init-encoding = An answer is not { $encoding } text. Nothing was made.

join-welcome = This adds a desk to { $clinic }. This machine has: { $desks }. Nothing is written before the last question is answered.
join-no-clinic = There is no clinic in { $folder } yet: run "kiosk init" without --join first.
join-name-taken = There is such a desk already ({ $taken }). Choose another name.
join-prefix-taken = These letters are another desk's ({ $taken }). Choose others.
join-done = { $desk } is added. Staff and people are the same as before.
join-next-window = Next: kiosk window --config { $path }
join-next-kiosk = Next: kiosk run --config { $path }

wifi-password = Password of this Wi-Fi (it does not show)
wifi-problem-name = This can be no Wi-Fi's name: 1 to 32 bytes, 3 for a Chinese character.
wifi-problem-password = A Wi-Fi password has 8 to 63 letters, digits and signs of ASCII. For a network without one add --open.
wifi-nothing-changed = Nothing was changed.
wifi-none = There is no Wi-Fi for visitors. To set one: kiosk wifi set NAME
wifi-open = Wi-Fi for visitors: { $name }, without a password.
wifi-with-password = Wi-Fi for visitors: { $name }; its password is in the encrypted store. F7 at the window prints it.

recover-key-works = The key in { $folder } is there and opens. Nothing was changed.
recover-no-copy = { $path } cannot be read: { $reason }. Give the folder of the store with --folder and the file of the recovery key with --key.
recover-wrong-store = The key in this recovery copy does not open the store in { $folder }. Nothing was changed.
recover-done = The store in { $folder } opens again. This desk has a new signing key; stickers made before stay good. Take the recovery key away and lock it up again.

run-no-display = There is no display. Run it on the machine with the monitor, in its desktop session; deploy/ shows how it starts by itself.

## Any command

command-ended = Ended before it was done.
