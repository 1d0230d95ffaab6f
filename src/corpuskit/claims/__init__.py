"""Claims: what a document asserts that another passage could contradict.

Bottom up, as the contract in pyproject.toml holds it: `model` has the frozen values, `grammar`
reads phrases and clauses, `markup` what the TEI says, `documents` what a document is about,
`judgements` what people decided. By what is read and compared: `dates`, `milestones`, `people`,
`citations`, `figures`, `arithmetic`, `shares`, `tables`, `lengths`. Across documents:
`comparison` and `linkage` find the pairs, `identity` tells whether two things are one, `derived`
computes what nobody printed, and `reasoning` says why. `extract` and `readers` put the readers
together, `drafts` asks all of it of a paper that somebody writes.
"""
