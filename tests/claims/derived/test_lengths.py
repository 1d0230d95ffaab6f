"""How long something went on, against the days that another text gives its beginning and end."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.derived.lengths import lasted_otherwise
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

# What both texts of each pair are about stands in their heads; the rest makes words rare.
HEAD = "The Ruk valley\n\n"
FILLING = (
    "In 1925 the school had 80 pupils. A boat cost 900 crowns in 1931. The mill burnt 40 tons of "
    "coal in March 1932. A bridge of 12 arches carries the road. In 1928 the harvest fed 300 "
    "families. Seven dogs were lost in a storm on 3 January 1929. The dean bought two horses in "
    "1930. A pound of butter was 4 crowns in 1927. On 6 June 1926 some 200 guests danced.\n\n"
)
APART = [
    (
        "The exhibition of masks opened on 3 May 1974 and closed on 28 June 1974.",
        "The exhibition of masks was on show for sixteen weeks.",
    ),
    (
        "The tunnel under the Gamm was begun on 4 March 1951. It was completed on 9 May 1955.",
        "It took eleven years to dig the tunnel under the Gamm.",
    ),
    (
        "From 4 March 1931 to 2 May 1934 the hovercraft Petrel carried the mail.",
        "For nine years the mail was carried by the hovercraft Petrel.",
    ),
    (
        "The blockade of the harbour was imposed on 1 June 1921 and lifted on 20 August 1921.",
        "The blockade of the harbour had lasted for six months.",
    ),
    (
        (
            "Dr. Ida Brant was appointed keeper of the lighthouse in May 1951 and was sent away in "
            "June 1959."
        ),
        "After nineteen years as keeper of the lighthouse Dr. Ida Brant was sent away.",
    ),
    (
        "Dr. Ida Brant joined the lighthouse service in March 1950.",
        "Dr. Ida Brant has been with the lighthouse service for twenty-two years.",
    ),
    (
        "Dr. Ida Brant was elected to the chair of the dairy in the spring of 1949.",
        "Dr. Ida Brant, who is in her fourth year at the head of the dairy, laughs.",
    ),
    (
        (
            "The siege of the fortress began on 12 April 1809. On 3 July 1809 the garrison of the "
            "fortress surrendered."
        ),
        (
            "During the eight weeks' quiet nobody sang. The siege of the fortress went on for thirty "
            "weeks."
        ),
    ),
    (
        "The curfew in the harbour was declared on 9 August 1955. It was lifted on 1 December 1955.",
        "The curfew in the harbour had gone on for eleven months, and the cafes with it.",
    ),
    (
        (
            "The first telescope went into service on 2 May 1933, and the last was dismantled on "
            "7 October 1941."
        ),
        "The telescopes were in service for nineteen years.",
    ),
    (
        (
            "The expedition set out from the glacier on 5 May 1931. The expedition returned on "
            "11 August 1931."
        ),
        "The expedition to the glacier had taken seven months.",
    ),
    (
        "The petition lay open in the crypt from 3 to 31 March 1952.",
        "During the nine weeks in which the petition lay in the crypt, 40 people signed.",
    ),
]
SILENT = [
    # As long as is said.
    (
        "The exhibition of masks opened on 3 May 1974 and closed on 28 June 1974.",
        "The exhibition of masks was on show for eight weeks.",
    ),
    # Another thing.
    (
        "The exhibition of masks opened on 3 May 1974 and closed on 28 June 1974.",
        "The exhibition of clocks in the castle was on show for sixteen weeks.",
    ),
    # A part of it, and what may be.
    (
        "The blockade of the harbour was imposed on 1 June 1921 and lifted on 20 August 1921.",
        "For the first six weeks the blockade of the harbour was a joke.",
    ),
    (
        "The blockade of the harbour was imposed on 1 June 1921 and lifted on 20 August 1921.",
        "Nobody had thought that the Council would allow six months for the blockade of the harbour.",
    ),
    # Counted from something else.
    (
        "The tunnel under the Gamm was begun on 4 March 1951. It was completed on 9 May 1955.",
        "Eleven years after the tunnel under the Gamm a road was made.",
    ),
    (
        "The tunnel under the Gamm was begun on 4 March 1951. It was completed on 9 May 1955.",
        "The tunnel under the Gamm is eleven years old, and leaks.",
    ),
    # Another person, another post.
    (
        (
            "Dr. Ida Brant was appointed keeper of the lighthouse in May 1951 and was sent away in "
            "June 1959."
        ),
        "After nineteen years as teacher of music Dr. Olga Venn was sent away.",
    ),
    # Not the same end.
    (
        "Dr. Ida Brant joined the lighthouse service in March 1950.",
        "Dr. Ida Brant has been with the lighthouse service for ten years.",
    ),
    # Planned.
    (
        "The curfew was to be declared on 9 August 1955 and lifted on 1 December 1955.",
        "The curfew in the harbour had gone on for eleven months, and the cafes with it.",
    ),
    # Each of many.
    (
        "The petition lay open in the crypt from 3 to 31 March 1952.",
        "A petition may lie in the crypt for at most nine weeks.",
    ),
]


def lasted(chapter: str, news: str, folder: Path) -> list[str]:
    (folder / "chapter.txt").write_text(f"{HEAD}{FILLING}{chapter}\n", encoding="utf-8")
    dated = f"The Ruk Courier\n\n1 June 1960\n\n{FILLING}{news}\n"
    (folder / "news.txt").write_text(dated, encoding="utf-8")
    convert_corpus(sorted(folder.glob("*.txt")), folder / "tei")
    extracts, problems = read_documents([folder / "tei"])
    assert not problems
    return [each.lasting.where.quote for each in lasted_otherwise(extracts)]


@pytest.mark.parametrize(("chapter", "news"), APART)
def test_of_another_length(chapter: str, news: str, tmp_path: Path) -> None:
    assert lasted(chapter, news, tmp_path)


@pytest.mark.parametrize(("chapter", "news"), SILENT)
def test_of_no_other_length(chapter: str, news: str, tmp_path: Path) -> None:
    assert lasted(chapter, news, tmp_path) == []
