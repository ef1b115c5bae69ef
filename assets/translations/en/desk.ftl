# What the desk writes on paper and hands to the screens as data.
walk-in-number = Standby { $number }
