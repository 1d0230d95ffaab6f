"""Run checks over a corpus and order what they find."""
