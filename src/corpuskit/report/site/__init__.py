"""A corpus and its contradictions as a static site: one module a kind of page."""
