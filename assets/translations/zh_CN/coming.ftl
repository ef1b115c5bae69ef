# When to come, on screen, paper and aloud, where the session has not begun yet.

done-come-at = 还早，请{ $time }过来
done-come-at-brief = { $time }过来
paper-come-at = 还早，请{ $period } { $time }过来
voice-come-morning = 现在还早，请您上午
voice-come-noon = 现在还早，请您中午
voice-come-afternoon = 现在还早，请您下午
voice-come-night = 现在还早，请您晚上
voice-come-hour = { $hour } 点过来。
voice-come-half = { $hour } 点半过来。
voice-come-minutes = { $hour } 点 { $minute } 分过来。

# Staff are called: it is said that somebody comes only when somebody can know.

help-calling = 正在叫工作人员
help-unreached = 请到 { $window } 号窗口
help-unreached-why = 这里现在叫不到人
voice-help-calling = 正在叫工作人员。
voice-help-unreached = 这里现在叫不到人，请到 { $window } 号窗口。
