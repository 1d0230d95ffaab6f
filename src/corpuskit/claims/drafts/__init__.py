"""Papers against the documents that they cite."""
