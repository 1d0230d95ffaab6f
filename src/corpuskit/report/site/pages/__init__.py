"""The kinds of pages: each module yields its pages from the survey of a corpus."""
