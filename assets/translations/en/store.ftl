# What is wrong with the clinic's store, for whoever can mend it. `folder` is where it lies.
store-trouble = The store in { $folder } cannot be used. No registration that was finished is lost.
store-missing-key = The key of the store in { $folder } is missing. Restore it from the recovery copy. A store that exists needs no kiosk init.
store-missing-store = There is no store in { $folder }. Nothing was made in its place. Check that its disk is mounted and that nobody moved the folder; if it is lost, restore a backup with kiosk backup restore.
store-wrong-key = The key does not fit, or this is not a store of Nuanchuang ({ $folder }). Put the old key back; do not delete the file.
store-locked = Another program keeps the store in { $folder } busy. If it was updated just now, it is bringing the store up to date: wait until it has started, then start this again. If it does nothing, close it and start again.
store-disk-full = The disk is full ({ $folder }). Make room; every finished registration is there.
store-no-memory = This machine's memory is used up. Nothing that was finished is lost. Close other programs or restart the machine, then start this again.
store-damaged = Reading or writing the store in { $folder } failed. Stop using this machine, check its disk, and restore a backup.
store-cannot-open = The store in { $folder } cannot be opened. Check that the folder exists and may be written.
store-newer-schema = The store in { $folder } was written by a newer Nuanchuang. Update the program.
store-unsafe-sqlite = The SQLCipher on this machine is not safe to use. Run script/kiosk to install the right one.

# Audit and backups.
audit-verify-whole = The audit is whole: { $lines } lines, each follows from the one before.
audit-verify-broken = The audit was changed: line { $line } does not follow from the one before. Keep this machine as it is and call whoever is responsible.
audit-no-key = This machine's signing key is not there, so the last line cannot be checked. See kiosk doctor.
audit-head-unsigned = The last line is not signed ({ $incarnation }): no program that signs has written to this store yet, or the signature was taken away.
audit-head-forged = The signature of the last line is not this machine's ({ $incarnation }).
audit-head-cut = The last line that was signed for is not there ({ $incarnation }): the tail was cut off.
backup-made = Backup made: { $path } ({ $size }).
backup-none = There is no backup in { $folder } yet.
backup-restore-ask = Put { $path } in the store's place? What was registered since is then on paper only.
backup-not-one = { $path } is no backup of this clinic's store, or was made with another key. Nothing was changed. "kiosk backup list" shows those there are.
backup-restored = Restored. The store of before is kept as { $path }. Enter what was registered since from the papers; numbers go on where none was given.
backup-cannot-write = { $folder } cannot be written: { $reason }.
