"""What a voice says piece by piece, and where the sounds lie. No sound is played here, and no Qt has a place."""
