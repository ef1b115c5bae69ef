### kiosk voice：录音、检查、试听。给技术人员看。

voicepack-none = { $path } 里没有语音包（缺 pack.toml）。用 kiosk voice record 新建一个。
voicepack-unreadable = 读不出 { $path }：{ $reason }
voicepack-syntax = { $path } 不合 TOML 的写法，或者不是 UTF-8。
voicepack-language = { $path } 要写明 language，只能是：{ $known }
voicepack-fields = { $path } 里 who 要是文字，placeholder 要是 true 或 false，[seconds] 要是数字，[words] 要是文字。

voicepack-check-pack = { $path }（{ $language }，{ $who }）
voicepack-check-placeholder = 这是机器合成的占位语音。请用 kiosk voice record 录诊所自己人的声音。
voicepack-check-missing = 缺 { $name }：“{ $text }”
voicepack-check-unreadable = { $file } 读不出来
voicepack-check-fast = { $file } 太快：每分钟 { $pace }，最多 { $limit }：“{ $text }”
voicepack-check-quiet = { $file } 太轻：{ $level } dBFS，至少 { $least }
voicepack-check-summary = 共 { $all } 句：有 { $there }，缺 { $missing }，读不出 { $unreadable }，太快 { $fast }，太轻 { $quiet }
voicepack-check-fallback = 缺的先用自带的占位语音。
voicepack-check-good = 这个语音包没有问题。
voicepack-check-no-decoder = 这台机器上没有 QtMultimedia，检查不了声音。

voicepack-say-unknown = 没有 { $phrase } 这一句。kiosk voice check 会列出所有的句子。
voicepack-say-argument = 写成 名字=值，例如 number=15
voicepack-say-missing-argument = { $phrase } 还要给出：{ $names }
voicepack-say-nothing = 没有 { $phrase } 的声音，占位语音里也没有。
voicepack-trouble-no-sound-device = 没有声音设备：kiosk 会安静地运行，所有内容都在屏幕上。
voicepack-trouble-voice-sound-missing = 少了声音文件，这一句没有说。
voicepack-trouble-voice-sound-broken = 有声音文件读不出来，这一句没有说。
voicepack-trouble-voice-device-failed = 声音设备半路停了。

voicepack-record-who = 谁来录（名字或说明，写进 pack.toml）
voicepack-record-language = 录哪种语言
voicepack-record-no-microphone = 没有麦克风。请插上麦克风（USB 的最省事），再运行一次。用 arecord -l 可以看有没有。
voicepack-record-intro = 一句一句来。慢一点，像跟邻居说话。回车开始录，再按回车停。随时可以按 Ctrl+C 停下，录好的都在。
voicepack-record-piece = [{ $count }/{ $all }] { $text }
voicepack-record-start = 回车开始录（s 跳过，q 结束）
voicepack-record-stop = 正在录……说完按回车
voicepack-record-next = 回车留下（a 重录，p 听一遍，s 跳过，q 结束）
voicepack-record-empty = 没有录到声音，请靠近麦克风再说一遍。
voicepack-record-fast = 太快了：每分钟 { $pace }，最多 { $limit }。请慢一点再录一遍，或按回车留下。
voicepack-record-quiet = 太轻了：{ $level } dBFS。请靠近麦克风再录一遍，或按回车留下。
voicepack-record-kept = 留下了。
voicepack-record-done = 录了 { $count } 句，放在 { $path }。还缺的先用占位语音。
voicepack-record-config = 在 kiosk.toml 里写上 [voice] pack = "{ $path }"，这台机器就用它。
voicepack-record-cannot-write = 写不了 { $path }：{ $reason }
