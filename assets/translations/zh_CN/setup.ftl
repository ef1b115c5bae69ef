# 安装、设置和密钥：技术人员在终端里看的话。

config-invalid = 设置文件 { $path } 不能用：
config-no-file = 没有这个文件。用 kiosk init 生成，或者复制 kiosk.example.toml。
config-unreadable = 读不出来：{ $reason }
config-not-utf8 = 不是 UTF-8 文本。请另存为 UTF-8。
config-syntax = 第 { $line } 行第 { $column } 列不合 TOML 的写法。文字要放在双引号里：name = "…"
config-syntax-end = 文件没写完：有引号或括号没有收尾。
config-missing = 这一项必须写。
config-table = 这里应当是方括号开头的一段。
config-text = 这里要写文字，放在双引号里。
config-text-empty = 文字是空的。
config-text-length = 文字太长，最多 { $max_length } 个字。
config-identifier = 只能用英文字母、数字、- 和 _，开头是字母或数字，最多 36 个，例如 kiosk-1。
config-window = 最多三个数字或大写字母，例如 1 或 A2。
config-prefix = 一两个大写字母加最多两个数字，例如 K1。
config-whole-number = 这里要写整数。
config-number = 这里要写数字。
config-yes-no = 这里要写 true（是）或 false（否）。
config-least = 不能小于 { $ge }。
config-most = 不能大于 { $le }。
config-one-of = 只能是其中之一：{ $expected }
config-list = 这里要写方括号里的列表。
config-list-empty = 列表里至少要有一项。
config-wrong = 这个值不能用。
config-unknown-key = 这里没有这一项。可以写的有：{ $known }
config-unknown-key-alike = 这里没有这一项。是不是 { $alike }？
config-zone = 不认识这个时区。请写成 Asia/Shanghai 这样；如果没写错，请安装 tzdata。
config-url-kind = 带 :// 的地址只能用：{ $kinds }。设备路径（如 /dev/serial/by-path/…）直接写就行。
config-url-logging = 地址里不能要求记录日志：那会把个人信息写下来。
config-url-none = 这不是设备的地址。没有这个设备，就什么都不写。
config-ppi = 这块屏每英寸只有 { $ppi } 点，至少要 { $least } 点，不然点太粗，老人看不清字。27 寸的 1080 x 1920 就太粗；请用 23.8 寸，或者点数更多的屏。
config-reach = 最高的按键离地 { $highest } 毫米，超过了 { $limit } 毫米，坐着或弯腰的人够不到。请把屏幕下沿装到 { $mount } 毫米或更低。
config-name-twice = 有两个设备都叫 { $value }。名字不能重复。
config-line-twice = 有两个设备写了同一条线 { $value }。每个设备要有自己的线。
config-profile = 没有这种打印机型号。可以写的有：{ $known }
config-media = { $profile } 里装的是 { $media }，印不了：{ $kinds }。换一个型号，或者在这里去掉。
setup-profile-paper = { $profile } 里装的是 { $media }，印不了：{ $kinds }。请选：{ $choices }
setup-profile-line = { $profile } 不能接在这样的地址上：带 -pdf 的型号只用于 cups:// 的系统打印机，别的型号都不是。请选：{ $choices }
config-vitals-profile = 没有这种血压计或体重秤的型号。可以写的有：{ $known }

key-missing = 找不到密钥 { $path }，也没有封好的 { $sealed }，没有它就打不开本机数据。请用保险柜里的恢复密钥运行 kiosk recover-key。不要重新运行 kiosk init。
key-readable-by-others = 这台机器上的其他用户能读到密钥 { $path }。请把文件夹权限改成 0700、文件改成 0600，并查清谁用过。
key-wrong-length = 密钥 { $path } 坏了：不是 32 个字节。请用保险柜里的恢复密钥运行 kiosk recover-key。
key-unreadable = 读不出密钥 { $path }。请用它的所有者来运行，或检查硬盘。
key-not-unsealed = 密钥 { $path } 在这台机器上打不开。它绑定在当初的主板上，而且只有 root 能打开。换了主板，请用保险柜里的恢复密钥运行 kiosk recover-key。
key-missing-signing = 找不到签名密钥 { $path }，也没有封好的 { $sealed }，没有它就发不了健康码；本机数据不受影响。请用保险柜里的恢复密钥运行 kiosk recover-key，会做一把新的。不要重新运行 kiosk init。
key-readable-by-others-signing = 这台机器上的其他用户能读到签名密钥 { $path }。请把文件夹权限改成 0700、文件改成 0600，并查清谁用过。
key-wrong-length-signing = 签名密钥 { $path } 坏了：不是 32 个字节。请用保险柜里的恢复密钥运行 kiosk recover-key，会做一把新的。
key-unreadable-signing = 读不出签名密钥 { $path }。请用它的所有者来运行，或检查硬盘。
key-not-unsealed-signing = 签名密钥 { $path } 在这台机器上打不开。它绑定在当初的主板上，而且只有 root 能打开。换了主板，请用保险柜里的恢复密钥运行 kiosk recover-key，会做一把新的。
key-warning-file = 密钥是普通文件，只有所有者能读，但拿走硬盘的人就能拿到。这台机器上 systemd 没法把它封起来。
recovery-not-a-key = 这不是恢复密钥（应当是 X25519 的 PEM 文件）。
recovery-not-a-copy = 这不是 kiosk 做的恢复副本。
recovery-other-key = 这把恢复密钥打不开这个副本：它是别的诊所或机器的，或者副本坏了。

pin-digits = PIN 只能是数字。
pin-length = PIN 要 6 到 12 位。
pin-pattern = 这个 PIN 太容易猜，请换一个。
pin-birthday = 这是一个日期，别人最先猜的就是生日，请换一个。
pin-twice = 两次不一样，请再来一次。
pin-same-as-lead = 技术员的 PIN 不能和负责人的一样。

init-welcome = 下面在这台机器上设置诊所的一个服务点。回答完最后一个问题之前什么都不写。按 Ctrl+C 退出。
init-folder-exists = { $folder } 已经有了，而且不是空的。什么都没有改。如果这台机器已经装好，直接用就行；kiosk init 从不覆盖数据。要重新开始，请用 --folder 换一个文件夹。
init-config-exists = { $path } 已经有了。什么都没有改。请用 --config 换一个文件名，或先把旧的移走。
init-cannot-write = 写不了 { $path }：{ $reason }。请换有权限的用户（用 sudo），或换个地方。
init-given-up = 没有设置完，什么都没有留下。
init-answer-missing = 没有给出回答：{ $question }
init-answer-wrong = { $question }：{ $reason }
init-needed = 这一项必须写。
init-control = 里面有印不出来的字符。
init-none = 没有就按回车
init-clinic-name = 诊所名称，印在每张纸上
init-clinic-phone = 诊所电话（{ init-none }）
init-director-phone = 门诊主任电话，印在小票和就诊卡上（{ init-none }）
init-desk-kind = 这个服务点是给病人用的自助机，还是工作人员的窗口？（kiosk 自助机，window 窗口）
init-desk-name = 这个服务点的名字，印在小票上
init-desk-name-default = 自助机 1
init-window = 请人去几号窗口
init-prefix = 这个服务点候补号的字母，每个服务点不同
init-card-reader = 身份证读卡器接在哪里，例如 /dev/serial/by-path/…（{ init-none }）
init-scanner = 扫码器接在哪里（{ init-none }）
init-labels = 贴纸打印机接在哪里（{ init-none }）
init-receipts = 小票打印机接在哪里（{ init-none }）
init-cards = 纸质卡和报告的打印机：写系统打印机（CUPS）的队列名，“lpstat -e”会列出来（{ init-none }）
init-profile = 打印机型号（见 printing/profiles.toml）
init-recovery = 机器坏了，要靠恢复密钥才能打开诊所的数据。请写一个存放它的文件夹，最好在 U 盘上；如果诊所已经有恢复密钥，请写它的公钥文件
init-recovery-missing = 没有这个文件夹或文件。
init-recovery-inside = 这在数据文件夹里面，机器坏了会一起丢。
init-recovery-private = 这是私钥，应当锁在保险柜里。请写它的公钥（….pub.pem），或一个文件夹。
init-recovery-full = 这个文件夹里已经有恢复密钥：{ $file }。请写它的公钥，或换一个文件夹。
init-lead-name = 诊所负责人的姓名
init-lead-pin = 负责人的 PIN，至少 6 位数字（输入时不显示）
init-technician-pin = 技术员的 PIN，用来退出全屏（输入时不显示）
init-pin-again = 再输一次
init-done = 设置好了。
init-made-store = 数据和密钥：{ $folder }
init-made-config = 设置：{ $path }
init-made-recovery = 恢复密钥：{ $path }
    它的记号是 { $mark }。请从这台机器上拿走，锁起来。谁有它和这台机器的硬盘，谁就能看到全部数据；没有它，机器坏了数据就找不回来。
init-used-recovery = 恢复副本是给诊所的密钥 { $mark } 做的。请和保险柜里那把的记号对一下。
init-department = 第一个科室的名称，以后可以再加
init-department-default = 全科门诊
init-department-plain = 看医生
init-doctor = 这个科室的医生
init-doctor-default = 值班医生
init-room = 诊室
init-timetable = 先开了每天上午 8:00–12:00、下午 14:00–17:30。改班次、加科室：在窗口按 ⇧F9、再按 F9；或者 kiosk sessions --help
init-next = 下一步：script/kiosk --config { $path }
init-technician-name = 技术人员
init-settings-note = 由 kiosk init 生成。每一项的说明见 kiosk.example.toml。
init-encoding = 有一个回答不是 { $encoding } 文字。什么都没有做。

join-welcome = 给「{ $clinic }」加一个服务点。这台机器上已经有：{ $desks }。回答完最后一个问题之前什么都不写。
join-no-clinic = { $folder } 里还没有诊所，先用 kiosk init（不带 --join）。
join-name-taken = 这个名字已经有了（{ $taken }），请换一个。
join-prefix-taken = 这个字母已经有了（{ $taken }），请换一个。
join-done = 「{ $desk }」加好了。账号和人都是原来那一套。
join-next-window = 下一步：kiosk window --config { $path }
join-next-kiosk = 下一步：kiosk run --config { $path }

wifi-password = 这个 Wi-Fi 的密码（输入时不显示）
wifi-problem-name = 这不能是 Wi-Fi 的名字：1 到 32 个字节，一个汉字是 3 个。
wifi-problem-password = Wi-Fi 密码是 8 到 63 个英文字母、数字或符号。没有密码的网络请加 --open。
wifi-nothing-changed = 什么都没有改。
wifi-none = 没有给来人用的 Wi-Fi。要设：kiosk wifi set 名字
wifi-open = 给来人用的 Wi-Fi：{ $name }，没有密码。
wifi-with-password = 给来人用的 Wi-Fi：{ $name }，密码在加密的库里。窗口按 F7 打印。

recover-key-works = { $folder } 里的密钥还在，能打开。什么都没有改。
recover-no-copy = 读不出 { $path }：{ $reason }。请用 --folder 写数据所在的文件夹，用 --key 写恢复密钥的文件。
recover-wrong-store = 这个恢复副本里的密钥打不开 { $folder } 里的数据。什么都没有改。
recover-done = { $folder } 里的数据又能打开了。这个服务点换了新的签名密钥，以前的贴纸照样能用。请把恢复密钥拿走，重新锁好。

run-no-display = 没有显示器。请在连着显示器的机器上、登录桌面后运行；deploy/ 里有开机自动启动的办法。

## Any command

command-ended = 没有做完就停了。
