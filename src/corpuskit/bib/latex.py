r"""Text in the letters of LaTeX, and back.

Braces in a .bib file are counted with or without a backslash before them, so a printed brace has to
be a command. The letters of classic BibTeX are encoded by pylatexenc.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexencode import UnicodeToLatexEncoder

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\u00a0": "~",
    }
)
# Pairs that TeX's fonts join into another sign.
_LIGATURES = (("--", "-{}-"), ("``", "`{}`"), ("''", "'{}'"), ("?`", "?{}`"), ("!`", "!{}`"))
# Commands of signs that pylatexenc does not read, or reads as others, and what stands for them
# meanwhile.
_SIGNS = (
    (r"\textbraceleft{}", "\ue002", "{"),
    (r"\textbraceright{}", "\ue003", "}"),
    (r"\textasciicircum{}", "\ue004", "^"),
    (r"\{", "\ue002", "{"),
    (r"\}", "\ue003", "}"),
)
_TIE = re.compile(r"(?<!\\)~")
_COMMENT = re.compile(r"(?<!\\)%")
_BESIDE_DASH = re.compile(r"(?<=[-–—])–|–(?=[-–—])")
_PLAIN_DASHES = re.compile(r"(?<!-)--(?!-)")
_CORE = re.compile(r"(?P<lead>[\"'‘“«(\[]*)(?P<core>\w.*?)(?P<tail>[,.;:?!\"'’”»)\]]*)")
_OPEN, _CLOSE = "\ue000", "\ue001"
# What pylatexenc writes otherwise than LaTeX reads it.
_LETTERS = {"ű": r"{\H{u}}", "Ű": r"{\H{U}}", "ő": r"{\H{o}}", "Ő": r"{\H{O}}"}
_NOT_PLAIN = re.compile(r"[\\$`']|---")


def encoded(text: str, *, ascii_only: bool) -> str:
    r"""Return text for a field of a .bib file.

    >>> encoded("R&D in {Peć}", ascii_only=True)
    "R\\&D in \\textbraceleft{}Pe{\\'c}\\textbraceright{}"
    """
    found = re.sub(r"\s+", " ", text.replace("\u00a0", "\ue000")).replace("\ue000", "\u00a0")
    found = found.strip(" ").translate(_SPECIAL)
    for pair, parted in _LIGATURES:
        while pair in found:
            found = found.replace(pair, parted)
    if not ascii_only:
        return found
    # Beside another dash the two signs would join with it.
    found = _BESIDE_DASH.sub("{--}", found).replace("–", "--")
    composed = unicodedata.normalize("NFC", found)
    return "".join(char if char.isascii() else _letter(char) for char in composed)


def decoded(latex: str) -> str:
    r"""Return the text that a field of a .bib file stands for.

    >>> decoded(r"The {SIPRI} Yearbook, 148--149, Pe{\'c} \& Co")
    'The SIPRI Yearbook, 148–149, Peć & Co'
    """
    text = _TIE.sub("\u00a0", latex)
    if _NOT_PLAIN.search(text):
        for command, sign, _ in _SIGNS:
            text = text.replace(command, sign)
        text = str(_decoder().latex_to_text(_COMMENT.sub(r"\\%", text)))
        for _, sign, char in _SIGNS:
            text = text.replace(sign, char)
    else:
        text = _PLAIN_DASHES.sub("–", text)
        text = text.replace("{", "").replace("}", "")
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def protected(text: str) -> str:
    """Return a title with capitals in braces, which styles that lower titles leave alone.

    The first word keeps its capital in every style; words in capitals one after another share
    one pair of braces.

    >>> protected("On the RSFSR and Treaty (of Rome)")
    'On the {RSFSR} and {Treaty} (of {Rome})'
    """
    words = text.split(" ")
    marked = [
        _marked(word) if _has_capital(word, first=not n) else word for n, word in enumerate(words)
    ]
    joined = " ".join(marked).replace(f"{_CLOSE} {_OPEN}", " ")
    return joined.replace(_OPEN, "{").replace(_CLOSE, "}")


@cache
def _letter(char: str) -> str:
    """Return one letter encoded, or as it is where it would not be read back as the same."""
    latex = _LETTERS.get(char) or str(_encoder().unicode_to_latex(char))
    return latex if decoded(latex) == char else char


def _marked(word: str) -> str:
    """Put a word between marks, the signs around it outside."""
    match = _CORE.fullmatch(word)
    if match is None or word.count("{") != word.count("}"):
        return word
    return f"{match['lead']}{_OPEN}{match['core']}{_CLOSE}{match['tail']}"


def _has_capital(word: str, *, first: bool) -> bool:
    letters = re.sub(r"\\[A-Za-z]+", lambda found: found.group()[-1], word)
    letters = "".join(char for char in letters if char.isalpha())
    return any(char.isupper() for char in (letters[1:] if first else letters))


@cache
def _encoder() -> UnicodeToLatexEncoder:
    return UnicodeToLatexEncoder(
        non_ascii_only=True,
        replacement_latex_protection="braces-all",
        unknown_char_policy="keep",
        unknown_char_warning=False,
    )


@cache
def _decoder() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="verbatim", keep_comments=True, strict_latex_spaces=True)
