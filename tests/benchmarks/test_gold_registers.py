"""Registers of gold become the gold of one document, by what the conventions mark."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gold_registers

REGISTERS: dict[str, Any] = {
    "people": [{"id": "ada", "docs": {"one": [{"quote": "Ada Orr", "line": 1, "count": 2}]}}],
    "treaties": [
        {
            "id": "ports",
            "type": "treaty",
            "mentions": [
                {"doc": "one", "quote": "the Treaty of Two Ports", "count": 1},
                {"doc": "one", "quote": "this document", "count": 1},
            ],
            "dates": [
                {"doc": "one", "quote": "2 May 1921", "date": "1921-05-02", "event": "signed"},
                {"doc": "one", "quote": "the 1921 Treaty", "date": "1921", "event": "signed"},
            ],
        }
    ],
    "footnotes": {"docs": {"one": {"notes": [{"n": 1, "ref_context": "of fish."}]}}},
    "figures": {
        "figures": [
            {
                "doc": "one",
                "quote": "2-3 boats",
                "class": "claim",
                "value": [2, 3],
                "unit": "boats",
            },
            {"doc": "one", "quote": "the two ports", "class": "reference"},
            {"doc": "one", "quote": "union of four", "class": "named"},
        ]
    },
    "dates": {
        "dates": [
            {"doc": "one", "quote": "Since 1921", "kind": "absolute", "iso": "1921/.."},
            {"doc": "one", "quote": "in the 1990s", "kind": "decade", "iso": "199X"},
            {"doc": "one", "quote": "Since then", "kind": "relative", "iso": "1921/.."},
        ],
        "citation_dates": [],
    },
}


def test_what_the_conventions_mark(tmp_path: Path) -> None:
    for kind, register in REGISTERS.items():
        (tmp_path / f"{kind}.json").write_text(json.dumps(register), encoding="utf-8")
    (tmp_path / "one.txt").write_text("Ada Orr", encoding="utf-8")
    gold_registers.write_documents(tmp_path, tmp_path, tmp_path)
    gold = json.loads((tmp_path / "one.gold.json").read_text(encoding="utf-8"))
    assert [person["quote"] for person in gold["people"]] == ["Ada Orr", "Ada Orr"]
    assert [treaty["quote"] for treaty in gold["treaties"]] == ["Treaty of Two Ports"]
    assert [dated["date"] for dated in gold["treaty_dates"]] == ["1921-05-02"]
    assert [(f["low"], f["high"], f["unit"]) for f in gold["figures"]] == [("2", "3", "count")]
    assert [(d["from"], d["to"]) for d in gold["dates"]] == [
        ("1921-01-01", "1921-12-31"),
        ("1990-01-01", "1999-12-31"),
    ]
    optional = [entry["quote"] for entry in gold["optional"]]
    assert optional == ["this document", "the two ports", "Since then"]
