"""Which fixes are made, in which order, and which are refused; the findings are made up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from corpuskit.core.errors import CorpuskitError
from corpuskit.core.findings import Evidence, Finding, Level, Location
from corpuskit.core.fixes import Edit, Fix, Replacement
from corpuskit.core.result import Result
from corpuskit.lint.fixing import Checked, Fixed, fix_corpus

TEI = (
    b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>'
    b"</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
    b"</teiHeader><text><body><p n='abcdef'>ghi</p></body></text></TEI>"
)
Rule = tuple[bytes, bytes, bool]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "port.xml"
    path.write_bytes(TEI)
    return path


def fixes(data: bytes, rules: Sequence[Rule], path: Path) -> list[Fix]:
    """Offer a fix for each place where a rule's words stand."""
    return [
        Fix(
            str(path),
            f"{old.decode()} to {new.decode()}",
            (
                Replacement(
                    Edit(at.start(), at.end(), new), old, 1, at.start() + 1, 1, at.end() + 1
                ),
            ),
            safe,
        )
        for old, new, safe in rules
        for at in re.finditer(re.escape(old), data)
    ]


def checking(path: Path, *rules: Rule) -> Checked:
    def check(texts: Mapping[Path, bytes]) -> Result:
        data = texts.get(path, path.read_bytes())
        findings = []
        for number, fix in enumerate(fixes(data, rules, path)):
            where = Location("port", str(path), 1, number + 1, number + 2, "", fix.says)
            evidence = (Evidence(where, fix.says),)
            findings.append(Finding("AAA001", "a", Level.ERROR, fix.says, evidence, fix=fix))
        return Result(tuple(findings), (), 1, path.parent)

    return check


def body(fixed: Fixed, path: Path) -> str:
    data = fixed.after.get(path, TEI).decode()
    return data.partition("<body>")[2].partition("</body>")[0]


def test_fixes_that_do_not_meet_are_made_at_once(path: Path) -> None:
    fixed = fix_corpus(checking(path, (b"ab", b"AB", True), (b"ef", b"EF", True)))
    assert body(fixed, path) == "<p n='ABcdEF'>ghi</p>"
    assert fixed.made == 2
    assert not fixed.result.findings
    assert path.read_bytes() == TEI


def test_of_fixes_that_meet_the_first_is_made_and_the_other_looked_at_again(path: Path) -> None:
    fixed = fix_corpus(checking(path, (b"bcd", b"x", True), (b"abc", b"y", True)))
    assert body(fixed, path) == "<p n='ydef'>ghi</p>"
    assert fixed.made == 1
    fixed = fix_corpus(checking(path, (b"abc", b"xyc", True), (b"cd", b"z", True)))
    assert body(fixed, path) == "<p n='xyzef'>ghi</p>"
    assert fixed.made == 2


def test_two_fixes_with_one_edit_are_one(path: Path) -> None:
    fixed = fix_corpus(checking(path, (b"abc", b"x", True), (b"abc", b"x", False)), unsafe=True)
    assert body(fixed, path) == "<p n='xdef'>ghi</p>"


def test_fixes_that_never_come_to_an_end_are_stopped(path: Path) -> None:
    fixed = fix_corpus(checking(path, (b"'a", b"'ba", True), (b"'b", b"'ab", True)))
    assert fixed.made == 10
    assert fixed.result.findings


def test_unsafe_fixes_wait_until_they_are_asked_for(path: Path) -> None:
    check = checking(path, (b"ghi", b"jkl", False))
    assert not fix_corpus(check).after
    assert body(fix_corpus(check, unsafe=True), path) == "<p n='abcdef'>jkl</p>"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"ghi", b"jkl", "words of the text would change"),
        (b"ghi</p>", b"ghi</q>", "the file would be no XML"),
        (b"<p n", b"<p colour", "the file would be invalid"),
        (b"<p n='", b"<p n='a' n='", "the file would be no XML"),
    ],
)
def test_a_fix_that_does_harm_is_refused_and_the_others_are_made(
    old: bytes, new: bytes, why: str, path: Path
) -> None:
    check = checking(path, (old, new, True), (b"def", b"DEF", True))
    fixed = fix_corpus(check)
    assert body(fixed, path) == "<p n='abcDEF'>ghi</p>"
    (refused,) = fixed.refused
    assert why in refused.message
    assert fixed.made == 1


def test_a_file_that_changed_since_it_was_read_is_refused(path: Path) -> None:

    check = checking(path, (b"abc", b"x", True))
    before = check({})
    path.write_bytes(TEI.replace(b"teiHeader>", b"teiHeader >", 1))
    with pytest.raises(CorpuskitError, match="was changed while it was being fixed"):
        fix_corpus(lambda _: before)
