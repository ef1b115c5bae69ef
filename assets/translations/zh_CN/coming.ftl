# When to come, on screen, paper and aloud, where the session has not begun yet.

done-come-at = 还早，请{ $time }过来
paper-come-at = 还早，请{ $period } { $time }过来
voice-come-morning = 现在还早，请您上午
voice-come-noon = 现在还早，请您中午
voice-come-afternoon = 现在还早，请您下午
voice-come-night = 现在还早，请您晚上
voice-come-hour = { $hour } 点过来。
voice-come-half = { $hour } 点半过来。
voice-come-minutes = { $hour } 点 { $minute } 分过来。
