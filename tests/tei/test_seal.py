"""The seal tells an edited file from an untouched one."""

from __future__ import annotations

from corpuskit.tei.seal import BLANK, is_untouched, seal

FILE = (f'<TEI><change who="#corpuskit" n="{BLANK}">x</change>\n<p>text</p>\n</TEI>\n').encode()


def test_sealed_is_untouched() -> None:
    assert is_untouched(seal(FILE))


def test_line_ends_changed_by_git_do_not_count() -> None:
    assert is_untouched(seal(FILE).replace(b"\n", b"\r\n"))


def test_an_edit_breaks_the_seal() -> None:
    assert not is_untouched(seal(FILE).replace(b"text", b"next"))


def test_a_file_without_a_seal_is_a_persons() -> None:
    assert not is_untouched(b"<TEI><p>text</p></TEI>")


def test_sealing_twice_changes_nothing() -> None:
    assert seal(seal(FILE)) == seal(FILE)
