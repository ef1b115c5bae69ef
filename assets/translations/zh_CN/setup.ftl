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
config-text-length = 文字是空的，或者太长。
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
config-ppi = 这块屏每英寸只有 { $ppi } 点，至少要 { $least } 点，不然点太粗，老人看不清字。27 寸的 1080 x 1920 就太粗；请用 23.8 寸，或者点数更多的屏。
config-reach = 最高的按键离地 { $highest } 毫米，超过了 { $limit } 毫米，坐着或弯腰的人够不到。请把屏幕下沿装到 { $mount } 毫米或更低。
config-printer-twice = 有两台打印机都叫 { $value }。名字不能重复。
config-line-twice = 有两个设备写了同一条线 { $value }。每个设备要有自己的线。
config-profile = 没有这种打印机型号。可以写的有：{ $known }

key-missing = 找不到密钥 { $path }，没有它就打不开本机数据。请放回恢复副本，或找当初安装的人。不要重新运行 kiosk init。
key-readable-by-others = 这台机器上的其他用户能读到密钥 { $path }。请把文件夹权限改成 0700、文件改成 0600，并查清谁用过。
key-wrong-length = 密钥 { $path } 坏了：不是 32 个字节。请放回恢复副本。
key-unreadable = 读不出密钥 { $path }。请用它的所有者来运行，或检查硬盘。
key-not-unsealed = 密钥 { $path } 在这台机器上打不开。它绑定在当初的主板上，而且只有 root 能打开。换了主板，请放回恢复副本。
key-warning-file = 密钥是普通文件，只有所有者能读，但拿走硬盘的人就能拿到。这台机器上 systemd 没法把它封起来。
recovery-not-a-key = 这不是恢复密钥（应当是 X25519 的 PEM 文件）。
recovery-not-a-copy = 这不是 kiosk 做的恢复副本。
recovery-other-key = 这把恢复密钥打不开这个副本：它是别的诊所或机器的，或者副本坏了。
