"""What is not as it should be is said once, and nothing fails for it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from corpuskit.server.diagnostics import diagnostics
from corpuskit.server.session import View


class Bench(Protocol):
    said: list[str]

    def open(self, path: Path, text: str | None = None) -> View: ...
    def type(self, path: Path, chars: str) -> None: ...
    def look(self, path: Path) -> View: ...


def codes(view: View) -> list[str]:
    return [str(each.code) for each in diagnostics(view, lambda _: None)]


def tei(root: Path, name: str) -> Path:
    return root / "corpus" / "tei" / f"{name}.xml"


def typed(bench: Bench, path: Path, times: int = 3) -> list[str]:
    """Type some letters, looking after each; return what is shown in the end."""
    text = path.read_text() if path.exists() else bench.look(path).text.chars
    for number in range(times):
        bench.type(path, text.replace("two ports", f"two {'x' * number} ports"))
        bench.look(path)
    return codes(bench.look(path))


def test_a_register_deleted_while_open_is_said_once(bench: Bench, fleet: Path) -> None:
    people, chapter = tei(fleet, "people"), tei(fleet, "chapter")
    bench.open(people)
    bench.open(chapter)
    people.unlink()
    assert "FIG001" in typed(bench, chapter)
    assert [said for said in bench.said if "people.xml" in said] == [
        f"{people}: is not on disk any more; what the editor holds counts"
    ]


def test_a_register_deleted_while_closed_is_shown_where_it_is_missed(
    bench: Bench, fleet: Path
) -> None:
    tei(fleet, "people").unlink()
    shown = diagnostics(bench.open(tei(fleet, "chapter")), lambda _: None)
    (missed,) = [each for each in shown if each.code == "pointer"]
    assert "there is no readable file 'people.xml' here" in missed.message
    assert bench.said == []


def test_a_document_broken_on_disk_while_closed_is_said_once_a_break(
    bench: Bench, fleet: Path
) -> None:
    article, chapter = tei(fleet, "article"), tei(fleet, "chapter")
    whole = article.read_bytes()
    assert "FIG001" in codes(bench.open(chapter))
    for _ in range(2):
        bench.said.clear()
        article.write_bytes(b"")
        assert "FIG001" not in typed(bench, chapter)
        (said,) = bench.said
        assert said.startswith(f"{article}: the file is empty; ")
        assert said.endswith("; until then nothing is compared with it")
        article.write_bytes(whole)
        assert "FIG001" in typed(bench, chapter)
        assert len(bench.said) == 1


def test_a_folder_renamed_while_a_document_is_open_is_said_once(bench: Bench, fleet: Path) -> None:
    chapter = tei(fleet, "chapter")
    assert "FIG001" in codes(bench.open(chapter))
    fleet.rename(fleet.parent / "elsewhere")
    typed(bench, chapter)
    assert len(bench.said) == 1
    assert str(chapter) in bench.said[0]


def test_a_broken_configuration_is_said_once_and_that_of_before_stands(
    bench: Bench, fleet: Path
) -> None:
    chapter = tei(fleet, "chapter")
    assert "FIG001" in codes(bench.open(chapter))
    (fleet / "corpuskit.toml").write_text("select = [")
    assert "FIG001" in typed(bench, chapter)
    assert len(bench.said) == 1
    assert "corpuskit.toml" in bench.said[0]


def test_a_check_that_there_is_not_is_said_and_findings_stand(bench: Bench, fleet: Path) -> None:
    chapter = tei(fleet, "chapter")
    bench.open(chapter)
    (fleet / "corpuskit.toml").write_text('select = ["FIG999"]')
    assert "FIG001" in typed(bench, chapter)
    assert len(bench.said) == 1
    assert "findings are those of before" in bench.said[0]


def test_a_broken_neighbour_takes_away_its_own_claims_alone(bench: Bench, fleet: Path) -> None:
    tei(fleet, "article").write_text("<TEI>")
    view = bench.open(tei(fleet, "chapter"))
    assert "FIG001" not in codes(view)
    assert "xml" not in codes(view)


def test_what_is_typed_moves_findings_before_anything_is_analysed(
    bench: Bench, fleet: Path
) -> None:
    chapter = tei(fleet, "chapter")
    view = bench.open(chapter)
    text = view.text.chars
    bench.type(chapter, text.replace("<body>", "<body>\n\n\n"))
    # Half a word further, and not well-formed.
    bench.type(chapter, text.replace("<body>", "<body>\n\n\n<p"))
    moved = bench.look(chapter)
    assert codes(moved).count("FIG001") == 1
    (finding,) = [d for d in diagnostics(moved, lambda _: None) if d.code == "FIG001"]
    start, end = (moved.text.offset(at) for at in (finding.range.start, finding.range.end))
    assert moved.text.chars[start:end] == "187 trawlers"


def test_a_document_by_another_path_is_the_same_document(bench: Bench, fleet: Path) -> None:
    link = fleet.parent / "link"
    link.symlink_to(fleet)
    assert codes(bench.open(tei(link, "chapter"))).count("FIG001") == 1
    assert bench.said == []


def test_an_encoding_that_the_text_declares_is_no_matter_in_an_editor(
    bench: Bench, fleet: Path
) -> None:
    chapter = tei(fleet, "chapter")
    text = chapter.read_text().replace("UTF-8", "ISO-8859-1").replace("It was", "Ça été 𝔑 it was")
    view = bench.open(chapter, text)
    assert "FIG001" in codes(view)
    assert "xml" not in codes(view)
