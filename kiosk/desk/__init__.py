"""What a desk does, one transaction each: look up, register, cancel, reprint. Calls block; one thread calls them."""
