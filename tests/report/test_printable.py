import pytest

from corpuskit.report.render import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("6\u202f482\u00a0300", "6 482 300"),
        ("a\x1b[31mb\u200e\x07", "a�[31mb��"),
        ("one\n\ttwo", "one\n\ttwo"),
    ],
)
def test_no_control_character_is_shown_and_every_space_is_one(text: str, shown: str) -> None:
    assert printable(text) == shown
