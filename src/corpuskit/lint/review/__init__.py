"""What a person is asked about, and what becomes of the answers."""
