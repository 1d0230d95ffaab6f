"""Names at the head of citations, in the orders of the styles."""

from __future__ import annotations

import pytest

from corpuskit.bib.authors import read_authors
from corpuskit.bib.institutions import institution

LISTS = [
    ("Rivera, C., Pauline, D., & Oduya, C. (2011)", ["Rivera", "Pauline", "Oduya"]),
    ("Pérez-Higueras JJ, Arias A, de la Macorra JC. Cod", ["Pérez-Higueras", "Arias", "de la Macorra"]),
    ("Lee, L. L., W. E. Howard, and R. E. Marsh. 1990", ["Lee", "Howard", "Marsh"]),
    ("A. Cau, R. Kuiper, and W.-P. de Roever. Dams", ["Cau", "Kuiper", "de Roever"]),
    ("Marc Sato and Susan Horwitz. Salt", ["Sato", "Horwitz"]),
    ("Djalili, M.-R., Grare, F. and Oku, S. (eds), Le", ["Djalili", "Grare", "Oku"]),
    ("DIOP (M.I.), NAGEB (R.), « Le sel »", ["DIOP", "NAGEB"]),
    ("Carlin, W., A. Glyn, and J. Van Reenen. Work", ["Carlin", "Glyn", "Van Reenen"]),
    ("Jane Doe, Global Fisheries, Oxford", ["Doe"]),
    ("T. Quarles van Ufford (ed.), Rivers", ["Quarles van Ufford"]),
    ("N. Ní Bhriain, The Mandate", ["Ní Bhriain"]),
    ("March, E., Chalk", ["March"]),
    ("W. Li. Linear estimates of catch", ["Li"]),
    ("Press, WH; Teuk, SA (2007)", ["Press", "Teuk"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surnames"), LISTS, ids=[text[:12] for text, _ in LISTS])
def test_surnames(text: str, surnames: list[str]) -> None:
    found = read_authors(text, 0, len(text))
    assert found is not None
    assert [name.surname for name in found.names] == surnames


@pytest.mark.parametrize(
    "text", ["The fishery closed", "in London", "Ministry of Health, 1999", "1999"]
)
def test_no_name(text: str) -> None:
    assert read_authors(text, 0, len(text)) is None


def test_others() -> None:
    found = read_authors("Amadi, R. et al., 'x'", 0, 21)
    assert found is not None
    assert found.et_al


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Food and Agriculture Organization", True),
        ("UNHCR", True),
        ("Institute of Oriental Studies", True),
        ("Cod and Empire", False),
        ("the ministry said", False),
    ],
)
def test_institutions(text: str, is_one: bool) -> None:
    assert (institution(text, 0, len(text)) is not None) is is_one
