"""A language server: what `check` and `validate` know, in the editor, while one types.

Pure modules make answers of a frozen analysis and the text as it stands; `serve` alone speaks to
the editor (docs/decisions/0036-language-server.md).
"""
