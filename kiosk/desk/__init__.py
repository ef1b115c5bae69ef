"""What a desk does, one transaction each: look up, register, cancel, print again. Calls block; one thread calls them."""
