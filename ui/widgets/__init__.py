"""Things that screens are put together from. They know no journey."""
