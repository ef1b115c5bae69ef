"""The staff's console. It shows what the desk says and asks it for what is wanted; it decides nothing."""
