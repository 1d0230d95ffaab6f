"""Read a source file into lines of text, or say why it cannot be read."""
