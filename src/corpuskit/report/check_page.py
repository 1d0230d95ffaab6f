"""What there is to know about a check, as one page of Markdown, and the index of all of them.

`explain` prints the page and docs/checks holds it, so that the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from corpuskit.checks.check import Check, Example

INDEX = "README.md"
_PAPERS = (".md", ".tex")
_FAMILIES = {
    "BIB": "Bibliography",
    "CIT": "Citations",
    "DAT": "Dates",
    "DRF": "Papers",
    "FIG": "Figures",
    "MKP": "Markup",
    "NAM": "Names",
    "NOT": "Notes",
    "QUO": "Quotations",
    "REL": "Relations",
    "SUP": "Suppressions",
    "TRE": "Treaties",
}
_TEI = """<standOff>
  <fs type="suppression" corresp="#m1 other.xml#m2" resp="#editor">
    <f name="check"><symbol value="{id}"/></f>
    <f name="reason"><string>why it stands</string></f>
  </fs>
</standOff>"""
_TOML = """[[suppress]]
finding = "7ab2c41f"                  # 8 digits of its fingerprint or more
by = "your name"
reason = "why it stands"
"""


_MADE = (
    "`corpuskit explain ID` prints the same pages; `corpuskit explain --output docs/checks` "
    "writes them anew."
)


def check_pages(checks: Sequence[Check]) -> Mapping[str, str]:
    """Return the page of every check and their index, by file name."""
    pages = {f"{check.id}.md": render_check(check) for check in checks}
    return {**pages, INDEX: render_index(checks)}


def render_check(check: Check) -> str:
    """Render all there is to know about one check."""
    parts = [
        f"# {check.id} {check.slug}",
        check.summary,
        f"Level: {check.level.label}. Since: {check.since}. Fixed by the machine: {_fixed(check)}.",
        f"## Why\n\n{check.why}",
        "## Reported",
        *map(_example, check.reported),
        "## Not reported",
        *map(_example, check.silent),
        f"## What to do\n\n{check.fix}",
    ]
    if check.fixes:
        parts.append(
            f"## What --fix does\n\n{check.fixes} See it first with `corpuskit check --diff`."
        )
    parts += ["## How to accept a finding", *_accepting(check)]
    parts.append("## References\n\n" + "\n".join(f"- {each}" for each in check.references))
    return "\n\n".join(parts) + "\n"


def render_index(checks: Iterable[Check]) -> str:
    """Render a table of all checks, family by family."""
    parts = ["# Checks", _MADE]
    for family, members in groupby(checks, lambda check: check.id[:3]):
        rows = [
            f"| [{check.id}]({check.id}.md) | {check.slug} | {check.level.label} "
            f"| {'yes' if check.fixes else ''} | {check.summary} |"
            for check in members
        ]
        table = ["| id | name | level | fixed | reported |", "|---|---|---|---|---|", *rows]
        parts += [f"## {_FAMILIES.get(family, family)}", "\n".join(table)]
    return "\n\n".join(parts) + "\n"


def _fixed(check: Check) -> str:
    return "yes, with --fix" if check.fixes else "no"


def _example(example: Example) -> str:
    blocks = "\n\n".join(_block(name, text) for name, text in _shown(example))
    return f"{example.title[0].upper()}{example.title[1:]}:\n\n{blocks}"


def _shown(example: Example) -> Iterator[tuple[str, str]]:
    for name, text in example.sources.items():
        cites = name.endswith(".bib") and any(each.endswith(_PAPERS) for each in example.sources)
        if cites or not name.endswith((".json", ".toml", ".bib")):
            yield name, text.strip()


def _block(name: str, text: str) -> str:
    kind = "xml" if name.endswith(".xml") else "text"
    file = name if name.endswith((".xml", ".bib", *_PAPERS)) else f"{name}.txt"
    comment = f"<!-- {file} -->" if kind == "xml" else f"[{file}]"
    return f"```{kind}\n{comment}\n{text}\n```"


def _accepting(check: Check) -> Iterator[str]:
    if check.id.startswith("SUP"):
        yield "It is gone as soon as the suppression is put right or removed."
    else:
        yield (
            "In the TEI, with the `xml:id` of every side of it, between `teiHeader` and `text`:\n\n"
            f"```xml\n{_TEI.format(id=check.id)}\n```"
        )
        yield f"Or in corpuskit.toml, by its fingerprint:\n\n```toml\n{_TOML}```"
    yield (
        f"`corpuskit {_command(check)} --ignore {check.id}` leaves the check out, and so does "
        f'`ignore = ["{check.id}"]` in corpuskit.toml; '
        f'`levels.{check.id} = "note"` there lowers it.'
    )


def _command(check: Check) -> str:
    return "check-draft" if check.id.startswith("DRF") else "check"
