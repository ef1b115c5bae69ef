"""One sans-IO file per kind of device: bytes in, typed events out. No port, no thread, no clock."""
