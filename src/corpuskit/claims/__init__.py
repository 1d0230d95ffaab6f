"""Claims: what a document asserts that another passage could contradict."""
