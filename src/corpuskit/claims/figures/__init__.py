"""What figures count or measure: one reader for each way in which sentences say it."""
