"""The waiting room's screen: who is called and where to, large, names masked."""
