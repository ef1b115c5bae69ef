### The waiting room's screen, the doctor's panel, and what is said aloud when somebody is called.

board-title = 暖窗 · 候诊
board-go-to = 请到 { $place }
board-name-open = 请看小票
board-nobody = 请坐，叫到号再进去
board-none = —
board-column-room = 诊室
board-column-now = 正在看
board-column-name = 姓名
board-column-next = 下面是

voice-called = { $number } 号，请到 { $room } 诊室。
voice-called-number = 请 { $number } 号来。

room-title = 暖窗 · 诊室
room-now = 正在看
room-nobody = 没有人
room-next = 下一位
room-again = 再叫
room-skip = 过号
room-back = 回来了
room-waiting = 等着 { $count } 位
room-missed = 过号 { $count } 位
room-waited = 等了 { $minutes } 分
room-priority = 优先
room-minutes-each = 每位约 { $minutes } 分钟
room-called = 叫了 { $number }。
room-nobody-waits = 没有人等了。
room-nobody-in = 现在没有叫着的人。
room-called-again = 又叫了一遍 { $number }。
room-skipped = 记下了：没来，算过号。
room-brought-back = 记下了：回来了，再叫两位就轮到。
room-ready = F1 叫下一位；过号的人回来，选上再按 F4
room-no-session = 今天这间没有门诊
