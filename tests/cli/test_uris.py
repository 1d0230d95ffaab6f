"""Places named as other tools name them: as URIs."""

from pathlib import Path

import pytest

from corpuskit.cli import main


def _checked(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--no-cache", *args])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_a_file_uri_is_the_path_that_it_names(fleet: Path) -> None:
    tei = (fleet / "corpus" / "tei").rename(fleet / "corpus" / "t i")
    by_path, by_uri = fleet / "path.txt", fleet / "uri.txt"
    status = _checked(str(tei), "--output", str(by_path))
    assert _checked(tei.as_uri(), "--output", by_uri.as_uri()) == status
    assert by_uri.read_bytes() == by_path.read_bytes() != b""


@pytest.mark.parametrize(
    ("uri", "said"),
    [("s3a://bucket/tei", "is on no disk here"), ("file://there/tei", "names another machine")],
)
def test_other_uris_are_refused_with_the_way_out(
    uri: str, said: str, fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _checked(uri) == 2
    assert f"{uri}: {said}; mount it" in capsys.readouterr().err.replace("\n", " ")
