## The senior's screens. A phrase's `.say` is what the voice says instead.

bar-say-again = 再说一遍
bar-larger = 字再大
bar-smaller = 字小点
bar-language = English
bar-help = 请人帮忙
bar-help-offered = 要帮忙吗？
    请按这里
bar-back = 返回
bar-hand-back = 工作人员在
    办完请交还
finished = 好了

welcome-title = 看病挂号
welcome = 请放身份证
    .say = 看病挂号，请把身份证放在右下角亮灯的地方。
welcome-place = 右下角亮灯处
welcome-sticker = 贴纸对准红光
welcome-sticker-only = 有贴纸的，请对准红光
welcome-number-only = 身份证号，或贴纸号码
welcome-reader-down = 请输身份证号
    .say = 看病挂号，请按“输身份证号”。
welcome-no-document = 没带证件
welcome-for-family = 帮家人挂号
welcome-type-number = 输身份证号

family-title = 帮家人挂号
family = 请放家人的身份证

notice-lay-again = 再放一次，放平
    .say = 没读到，请把身份证再放一次，放平。
notice-other-card = 这不是身份证，请换一张
notice-card-trouble = 卡没读出来，请输号码
    .say = 卡没读出来，请输身份证号。
notice-unknown-code = 没认出来，再对准红光
notice-unknown-short-code = 没找到，请看看贴纸
    .say = 没找到这个号，请看看贴纸上的八位数。
notice-insurance-voucher = 码不能用，请放身份证
    .say = 这个码这里用不了，请放身份证。没带证，请按没带证件。
notice-unknown-social-security-card = 卡没登记，请放身份证
    .say = 这张卡这里没登记过，请放身份证。没带证，请按没带证件。
notice-session-gone = 刚挂满，请另选一个
notice-cancelled = 已取消，请另选一个

no-document = 您记得身份证号吗？
no-document-family = 记得家人的号码吗？
no-document-comfort = 没带也能挂号，不着急
no-document-number = 记得，我来输
no-document-number-note = 或输贴纸上的八位数
no-document-nothing = 都不记得
no-document-nothing-note = 给您一个临时号

keypad = 请输身份证号
keypad-erase = 改
keypad-finished = 输完了
keypad-problem-length = 还没输完，请接着输
    .say = 号码还没输完，请看一看。
keypad-problem-characters = 这里好像不对，请改改
    .say = 框里的好像不对，请看一看。
keypad-problem-region = 开头好像不对，请改改
    .say = 开头六位好像不对，请看一看。
keypad-problem-birth-date = 生日好像不对，请改改
    .say = 中间的生日好像不对，请看一看。
keypad-problem-check-digit = 有一位不对，请看看
    .say = 有一位好像不对，请看一看。

confirm = 您是这位吗？
confirm-family = 给这位家人挂号吗？
confirm-number = 这个号码是您的吗？
confirm-number-family = 这是家人的号码吗？
confirm-age = { $age }岁
confirm-number-tail = 尾号 { $tail }
confirm-name-open = 第一次来
confirm-name-later = 名字到窗口再补
confirm-first-visit = 第一次来
confirm-card-expired = 过期了，照样能看病
confirm-registered-today = 今天已经挂过号
confirm-yes = 对，是我
confirm-no = 不是我
confirm-yes-family = 对，就是这位
confirm-no-family = 不是这位
confirm-sticker = 再打健{"\u2060"}康{"\u2060"}码
sex-m = 男
sex-f = 女

choose = 今天看什么？
choose-family = 家人今天看什么？
choose-again = 还看上次的
choose-again-note = { $department }　{ $note }
place = { $floor } { $room }
place-floor = { $floor }楼
place-room = { $room } 诊室
choose-note = { $when }　{ $where }
choose-note-walk-in = { $when }候补　{ $where }
choose-opens = { $time }开{"\u2060"}始
choose-cannot-say = 说不清，问一问
choose-cannot-say-note = 工作人员过来
choose-more = 还有别的
senior-period-early = 清早
senior-period-morning = 上午
senior-period-noon = 中午
senior-period-afternoon = 下午
senior-period-night = 晚上
senior-period-holiday = 假日

no-session = 现在没有号
no-session-early = 还没开始挂号
no-session-noon = 中午休息
no-session-night = 今天挂号结束了
no-session-holiday = 这几天休息
no-session-weekday = { $weekday }{ $time }开始挂
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
no-session-weekday-brief = { $weekday }{ $time }挂号
no-session-today = 今天{ $time }开始挂
no-session-today-brief = 今天{ $time }挂号
no-session-tomorrow = 明天{ $time }开始挂
no-session-tomorrow-brief = 明天{ $time }挂号
no-session-window = 急着看病，请到 { $window } 号窗口
no-session-window-brief = 急看病到 { $window } 号窗口
time-full = { $period } { $hour }点
time-half = { $period } { $hour }点半
time-minutes = { $period } { $hour }点{ $minute }分

done = 挂好了！
done-again = 今天已经挂过了
done-number = { $number } 号
done-room = 请到 { $place }
done-then-room = 再到 { $place }
done-ahead = 前面 { $ahead } 人，约 { $minutes } 分钟
done-ahead-brief = 约等 { $minutes } 分钟
done-your-turn = 前面没有人，请过去
done-your-turn-brief = 现在请过去
done-name-open = 先到 { $window } 号窗口补名字
done-take-ticket = 请拿好小票
done-take-ticket-and-card = 拿好小票、身份证
done-ticket-printing = 小票正在打
done-ticket-printing-brief = 小票正在打
done-no-ticket = 小票到 { $window } 号窗口拿
done-ticket-unknown = 小票出来了吗？
done-ticket-came = 出来了
done-ticket-did-not = 没出来
done-reprint = 再打一张小票
done-reprint-beside = 再打
    小票
done-reprint-short = 再打小票
done-another = 再挂一个科
done-another-beside = 再挂号
done-cancel = 取消挂号

sticker-printing = 正在打健康码
sticker-take = 请拿好健康码
sticker-where = 贴在社保卡背面
sticker-unknown = 贴纸出来了吗？
sticker-failed = 贴纸打不出来
sticker-window = { $window } 号窗口能打，不耽误看病
sticker-same-code = 还是原来的码
sticker-spoilt = 没打好，再打一张
sticker-then-register = 接着挂号

temporary = 给您一个临时号
temporary-go = 请到 { $window } 号窗口
temporary-staff = 工作人员给您办
temporary-take-slip = 请拿好小票
temporary-remember = 请记住这个号

take-card = 请拿好身份证
take-card-where = 在右下角亮灯的地方
take-card-taken = 拿好了

sorry = 这台机器现在办不了
sorry-window = 请到 { $window } 号窗口，那里能办
sorry-window-brief = 请到 { $window } 号窗口
sorry-told = 工作人员已经知道了

help-coming = 马上有人来帮您
help-coming-wait = 请在这里等一等
help-coming-no-more = 不用了
help-coming-staff = 我是工作人员

staff-pin = 请工作人员输密码
staff-pin-wrong = 密码不对，请再输一次
staff-pin-locked = 错得太多，请过五分钟再输

at-window = 窗口正在给您办
at-window-wait = 请在这里等一等

idle-warning = 您还在吗？
idle-warning-go-on = 按一下，接着办
idle-warning-then = 您不在，就先请下一位
idle-warning-here = 我还在

working-reading = 正在读身份证
working-look-up = 正在找您的记录
working-sessions = 正在看有哪些号
working-register = 正在挂号
working-temporary = 正在拿临时号
working-cancel = 正在取消
working-sticker = 正在打健康码
working-staff = 正在看密码
working-wait = 请等一等，马上就好
working-leave-card = 请先别拿走

veil = 按一下，接着看

leave-title = 暖窗
leave-question = 技术员密码
leave-wrong = 密码不对。错五次要等五分钟
