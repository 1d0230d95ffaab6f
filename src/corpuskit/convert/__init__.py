"""Sources to TEI: read, recover the structure, annotate, weave."""
