# What stands on paper: sticker, ticket, paper card, slips, test page.

paper-sex-M = 男
paper-sex-F = 女

paper-sticker-caption = ← 刷这里挂号
paper-sticker-short-code = 短码
paper-sticker-lost = 丢了请到窗口换新

paper-card-title = 就诊卡
paper-card-birth-month = { $year }年{ $month }月生
paper-card-birth-year = { $year }年生
paper-card-short-code = 短码
paper-card-family = 家人 { $phone }
paper-card-clinic-phone = 有事打 { $phone }
paper-card-director-phone = 门诊主任 { $phone }
paper-card-no-phone-needed = 没带手机也能看病

paper-ticket-title = 挂号小票
paper-number-before = { "" }
paper-number-after = 号
paper-place-floor = { $floor }楼
paper-place-room = { $room } 诊室
paper-place = { $floor } { $room }
paper-reprint = 补打 · 号没有变
paper-slot = { $period } { $start }—{ $end }
paper-slot-without-period = { $start }—{ $end }
paper-hour = { $hour }点
paper-half-hour = { $hour }点半
paper-minutes = { $hour }点{ $minutes }
paper-period-early = 清早
paper-period-morning = 上午
paper-period-noon = 中午
paper-period-afternoon = 下午
paper-period-night = 晚上
paper-period-holiday = 节假日
paper-ahead-and-wait = 前面 { $ahead } 人，约 { $minutes } 分钟
paper-ahead = 前面 { $ahead } 人
paper-wait = 约等 { $minutes } 分钟
paper-first = 前面没有人
paper-age = { $age }岁
paper-doctor = { $doctor }
paper-senior-priority = 老年人优先
paper-go-to-window = 先到 { $window } 号窗口补名字
paper-go-to-named-window = 先到{ $window }补名字
paper-date = { $month }月{ $day }日 { $weekday } { $time }
paper-weekday-1 = 周一
paper-weekday-2 = 周二
paper-weekday-3 = 周三
paper-weekday-4 = 周四
paper-weekday-5 = 周五
paper-weekday-6 = 周六
paper-weekday-7 = 周日
paper-lost-your-way = 找不到路？请工作人员帮忙
paper-director-phone = 门诊主任电话 { $phone }

paper-temporary-title = 临时号
paper-temporary-window = 请到 { $window } 号窗口
paper-temporary-named-window = 请到{ $window }
paper-temporary-staff = 工作人员给您办
paper-temporary-show = 把这张给工作人员看

paper-day = { $month }月{ $day }日 { $weekday }

paper-wifi-title = 连上免费 Wi-Fi
paper-wifi-step-1 = ① 打开手机照相机
paper-wifi-step-2 = ② 对准这个方块
paper-wifi-step-3 = ③ 点“加入网络”
paper-wifi-network = 网络名字
paper-wifi-password = 密码
paper-wifi-open = 不用密码
paper-wifi-help = 连不上？请工作人员帮您

paper-follow-up-title = 复诊单
paper-follow-up-intro = 请您再来看一次
paper-follow-up-bring = 请带上{ $things }
paper-follow-up-phone = 来不了请打 { $phone }
paper-follow-up-advice = 到时候来刷身份证挂号

paper-guidance-title = 导诊单
paper-guidance-help = 请穿红马甲的人带您

paper-test-page-dots = { $dpi } dpi，{ $dots } 点
paper-test-page-hint = 打印机测试页：四边的线都在，尺上的 10 是 10 毫米，黑条没有白道，就是好的

# kiosk render

render-options-missing = 请给出 --data、--to 和 --output，或者只给 --example
render-unreadable = 读不了 { $file }：{ $reason }
render-unwritable = 写不了 { $file }：{ $reason }
render-not-json = { $file } 不是 UTF-8 的 JSON（第 { $line } 行）
render-not-an-object = 数据应该是一个 JSON 对象
render-other-kind = 数据的 kind 与命令的 { $kind } 不一致
render-field-missing = 缺少字段 { $field }
render-field-unknown = 没有字段 { $field }
render-field-wrong = 字段 { $field } 不对：{ $reason }
render-unknown-profile = 没有打印机型号 { $profile }；有：{ $known }
render-other-language = 打印机型号 { $profile } 用 { $language }，不是 { $target }
render-other-media = { $kind } 不能打在 { $media }（{ $profile }）上，要用 { $wanted }
render-refused = 打不了：{ $reason }

# What a field of a document must be: after "field x is wrong"

document-wants-text = 应该是文字
document-wants-some-text = 不能是空的
document-wants-shorter-text = 最多 { $most } 个字
document-wants-eight-digits = 应该是 8 位数字
document-wants-something-visible = 要有看得见的字
document-wants-no-identity-number = 纸上不能有证件号码
document-wants-right-check-digit = 短码的最后一位校验不对
document-wants-end-after-start = 结束时间不能早于开始时间
document-wants-at-least = 不能小于 { $least }
document-wants-at-most = 不能大于 { $most }
document-wants-whole-number = 应该是整数
document-wants-yes-no = 应该是 true 或 false
document-wants-one-of = 应该是其中之一：{ $expected }
document-wants-moment = 应该是日期和时间，如 2026-11-22T08:12:00+08:00
document-wants-day = 应该是日期，如 2026-12-20
document-wants-time = 应该是时间，如 08:30
document-wants-list = 应该是一个列表
document-wants-some-list = 列表不能是空的
document-wants-shorter-list = 列表最多 { $most } 项
document-wants-object = 应该是一个 JSON 对象
document-wants-other = 不是这里能用的值

# kiosk test-page

test-page-where = 请给出 --url 或 --output，只给一个
test-page-confirmed = 测试页打好了，打印机说：{ $condition }
test-page-sent = 测试页已送出，这种打印机不会回答：请看纸
test-page-unknown = 测试页不知道打好没有，请看纸。打印机：{ $condition }
test-page-not-sent = 测试页没有送出：{ $condition }
test-page-other-way = { $profile } 与这个地址不合：系统打印机（PDF）用 cups://队列名，其他用串口地址
