"""Papers in Markdown, with the citations of pandoc."""
