### kiosk voice: recording, checking, hearing. For the technician.

voicepack-none = There is no voice pack in { $path } (no pack.toml). kiosk voice record makes one.
voicepack-unreadable = Cannot read { $path }: { $reason }
voicepack-syntax = { $path } is not TOML as it should be, or not UTF-8.
voicepack-language = { $path } must name its language, one of: { $known }
voicepack-fields = In { $path }, who must be text, placeholder true or false, [seconds] numbers, [words] text.

voicepack-check-pack = { $path } ({ $language }, { $who })
voicepack-check-placeholder = This is a synthetic placeholder. Record the clinic's own people with kiosk voice record.
voicepack-check-missing = missing { $name }: “{ $text }”
voicepack-check-unreadable = { $file } cannot be read
voicepack-check-fast = { $file } is too fast: { $pace } a minute, at most { $limit }: “{ $text }”
voicepack-check-quiet = { $file } is too quiet: { $level } dBFS, at least { $least }
voicepack-check-summary = { $all } pieces: { $there } there, { $missing } missing, { $unreadable } unreadable, { $fast } too fast, { $quiet } too quiet
voicepack-check-fallback = What is missing is spoken by the placeholder for now.
voicepack-check-good = Nothing is wrong with this pack.
voicepack-check-no-decoder = QtMultimedia is not on this machine, so sounds cannot be checked.

voicepack-say-unknown = There is no phrase { $phrase }. kiosk voice check lists them all.
voicepack-say-argument = write name=value, for example number=15
voicepack-say-missing-argument = { $phrase } also needs: { $names }
voicepack-say-nothing = There is no sound for { $phrase }, not even a placeholder.
voicepack-trouble-no-sound-device = No sound device: the kiosk runs silently, and everything stands on the screen.
voicepack-trouble-voice-sound-missing = A sound is missing; that phrase was left out.
voicepack-trouble-voice-sound-broken = A sound cannot be read; that phrase was left out.
voicepack-trouble-voice-device-failed = The sound device stopped halfway.

voicepack-record-who = Who speaks (a name or a note, kept in pack.toml)
voicepack-record-language = Which language
voicepack-record-no-microphone = There is no microphone. Plug one in (a USB one is simplest) and run this again. arecord -l lists them.
voicepack-record-intro = One phrase after the other. Slowly, as to a neighbour. Enter starts, Enter stops. Ctrl+C ends at any time; what is recorded stays.
voicepack-record-piece = [{ $count }/{ $all }] { $text }
voicepack-record-start = Enter to record (s skip, q end)
voicepack-record-stop = Recording … Enter when you are done
voicepack-record-next = Enter to keep it (a again, p play, s skip, q end)
voicepack-record-empty = Nothing was heard. Come nearer to the microphone and say it again.
voicepack-record-fast = Too fast: { $pace } a minute, at most { $limit }. Say it again more slowly, or press Enter to keep it.
voicepack-record-quiet = Too quiet: { $level } dBFS. Come nearer and say it again, or press Enter to keep it.
voicepack-record-kept = Kept.
voicepack-record-done = { $count } recorded, in { $path }. The placeholder speaks what is still missing.
voicepack-record-config = Write [voice] pack = "{ $path }" into kiosk.toml and this machine uses it.
voicepack-record-cannot-write = Cannot write { $path }: { $reason }
