"""What `script/bench` measures. One module a figure; each has `measure() -> list[Figure]`."""
