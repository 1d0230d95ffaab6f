"""Values and errors that every layer shares."""
