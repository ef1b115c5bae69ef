"""The commands, one small module each. With `__main__`, the only place that may import every layer."""
