"""The seal tells an edited file from an untouched one."""

from __future__ import annotations

from corpuskit.core.passages import Draft, Node
from corpuskit.tei.build import build
from corpuskit.tei.header import Record, header
from corpuskit.tei.seal import BLANK, is_sealed, is_untouched, seal

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


def test_a_digest_in_the_text_is_no_seal() -> None:
    printed = f'<TEI><title>n="{BLANK}"</title><change who="#ana" n="{BLANK}"/>'.encode()
    assert seal(printed) == printed
    assert not is_untouched(printed)
    sealed = seal(FILE.replace(b"<TEI>", printed))
    assert sealed.startswith(printed)
    assert is_untouched(sealed)
    assert not is_untouched(sealed.replace(b"<title>n", b"<title>m"))


def test_what_the_machine_writes_can_be_sealed() -> None:
    made = build(Draft("x", (), Node("text")), header(Record("x.txt")))
    assert seal(made) != made
    assert is_untouched(seal(made))


def test_a_seal_is_known_in_another_order_of_attributes() -> None:
    assert is_sealed(b"<change n='sha256-" + b"0" * 64 + b"' who='#corpuskit'>Converted.</change>")
    assert not is_sealed(b'<change who="#editor" n="3">Read.</change>')
