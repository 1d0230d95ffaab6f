"""What a document is about: its affair, its names and their short forms, when it appeared."""
