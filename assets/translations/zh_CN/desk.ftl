# What the desk writes on paper and hands to the screens as data.
walk-in-number = 候补 { $number }
