### The devices' page on the window's console.

window-do-devices = 设备
devices-title = 这台机器的设备
devices-ready = ↑↓ 选设备；F2 换了新卷；F3 打测试页
devices-column-device = 设备
devices-column-desk = 在哪里
devices-column-state = 怎么样
devices-column-seen = 最后正常
devices-column-left = 贴纸还有
devices-column-waiting = 在等
devices-not-running = { $desk }没有开，或者锁着屏，不知道现在怎么样。
devices-roll = 换了新卷
devices-test-page = 打测试页
devices-choose-printer = 先选上一台打印机。
devices-no-question = 没有要问的纸。
devices-no-test-page = 设置里没写这台打印机的型号，不能打测试页。
devices-roll-title = 换了新卷
devices-roll-count = 新卷一共多少张
devices-roll-how = 从现在数起，剩 20 张会提醒。
devices-roll-yes = 从现在数
devices-roll-written = 记下了，从现在数起。
devices-roll-wrong = 张数要在 1 到 100000 之间。
