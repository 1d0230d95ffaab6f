"""Works cited in notes: the grammar of citations and the bibliography."""
