"""What `corpuskit init` writes."""
