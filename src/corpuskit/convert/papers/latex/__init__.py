"""Papers in LaTeX, read and not executed."""
