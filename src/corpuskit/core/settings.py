"""Every setting of a corpus: its key, what it takes, its default, what it is for.

The one place where settings are declared: the configuration is read by this table, `corpuskit
config show` prints it, and the schema that editors complete from is made of it.
"""

from __future__ import annotations

from typing import Any

from corpuskit.core.setting_kinds import (
    Choice,
    Day,
    Flag,
    Keyed,
    Listed,
    Period,
    Record,
    Setting,
    Share,
    Text,
)
from corpuskit.core.tolerances import TOLERANCES

FAIL_ON = ("error", "warning", "note", "never")
REGISTERS = ("people", "organisations", "places", "treaties")
LEVELS = ("error", "warning", "note", "off")
REQUIRED_VERSION = "required-version"
_CHECK = Text("the id of a check, its slug, or the beginning of ids")
_FINGERPRINT = Text("eight hexadecimal digits or more of a fingerprint", "[0-9a-f]{8,64}")

_SUPPRESS = Record(
    (
        Setting(
            "finding", _FINGERPRINT, "The fingerprint of the finding, at least 8 digits of it."
        ),
        Setting(
            "check",
            Text(),
            "Beside a fingerprint, or instead of one with document and quote.",
        ),
        Setting("document", Text(), "The document of one side: its file's name without .xml."),
        Setting("quote", Text(), "The words at issue on that side, as reports print them."),
        Setting("reason", Text("a text, not empty", r".*\S.*"), "Why.", required=True),
        Setting("by", Text("a name, not empty", r".*\S.*"), "Who decided so.", required=True),
        Setting("until", Day(), "The last day on which it holds; then it is reported itself."),
    )
)
_UNIT = Record(
    (
        Setting("code", Text(), "The unit as it stands in @unit.", required=True),
        Setting("dimension", Text(), "What it measures, such as length or mass.", required=True),
        Setting("names", Listed(Text()), "Its names, matched without regard to case."),
        Setting("plural", Listed(Text()), "Its plurals, where they are not made with -s."),
        Setting("symbols", Listed(Text()), "Its symbols, matched with their case behind digits."),
        Setting("factor", Text(), "How many base units of the dimension it is."),
        Setting("low", Text(), "Instead of a factor: the least that the name can mean."),
        Setting("high", Text(), "Instead of a factor: the most that the name can mean."),
    )
)

SETTINGS = Record(
    (
        Setting(
            REQUIRED_VERSION,
            Text(),
            "The versions of corpuskit that may read this, such as >=0.1,<0.3 (PEP 440).",
            "",
        ),
        Setting("sources", Text(), "Folder of the sources, as received; never changed.", "seeds"),
        Setting("corpus", Text(), "Folder of the TEI files and registers.", "corpus/tei"),
        Setting(
            "lexicon",
            Listed(Text(), single=True),
            "Folder of the corpus's own word lists, or several: later ones add to earlier ones.",
            ("lexicon",),
        ),
        Setting(
            "bibliography", Text(), "The .bib file that `bib export` writes.", "bib/corpus.bib"
        ),
        Setting(
            "baseline",
            Text(),
            "File of the findings accepted as they were; used where it is there.",
            "corpuskit-baseline.json",
        ),
        Setting("fail-on", Choice(FAIL_ON), "Level at which `check` exits with 1.", "error"),
        Setting("preview", Flag(), "Run also the checks that are new in this version.", False),
        Setting("select", Listed(_CHECK), "Checks to run; all of them by default.", ()),
        Setting("ignore", Listed(_CHECK), "Checks to leave out.", ()),
        Setting("levels", Keyed(Choice(LEVELS)), "Levels by check; off leaves it out."),
        Setting(
            "per-path-ignores",
            Keyed(Listed(_CHECK)),
            "Checks to leave out by path: a glob from this file's folder, and a list of checks. "
            "A finding is left out where every side of it is.",
        ),
        Setting(
            "tolerances",
            Record(
                tuple(Setting(each.name, Share(), each.about, each.default) for each in TOLERANCES)
            ),
            "How far figures may differ and still agree, as shares: 0.05 is five per cent.",
        ),
        Setting(
            "dates",
            Keyed(Period()),
            "When documents appeared, by document: checks take it as if its TEI said so.",
        ),
        Setting("suppress", Listed(_SUPPRESS), "Findings that somebody accepted."),
        Setting("unit", Listed(_UNIT), "Units of the corpus's own, as in lexicon/units.toml."),
        Setting(
            "annotate",
            Record(
                (
                    Setting("spacy", Text(), "A spaCy pipeline that may suggest people.", ""),
                    Setting(
                        "registers",
                        Listed(Choice(REGISTERS)),
                        "The registers that are kept; what has none is marked and points nowhere, "
                        "and checks that join by it are silent.",
                        REGISTERS,
                    ),
                ),
            ),
            "How documents are annotated.",
        ),
    )
)


def schema() -> dict[str, Any]:
    """Return the JSON schema of a corpuskit.toml, for editors that complete from one."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "corpuskit.toml",
        "description": "Settings of a corpus that corpuskit converts and checks.",
        **SETTINGS.schema(),
    }
