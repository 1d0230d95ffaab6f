"""The patterns of names in the orders that styles of citation use."""

from __future__ import annotations

import re
from functools import cache

from corpuskit.bib import vocabulary
from corpuskit.core.alternation import alternation
from corpuskit.core.letters import CAPITALS

_DASH = "-‐‑–"


@cache
def name_grammar() -> dict[str, re.Pattern[str]]:
    """Return the patterns by the family of style; surname and given name are `s` and `g`."""
    up = f"[{CAPITALS}]"
    listed = alternation(vocabulary.words("particles"))
    particle, title_particle = f"(?:{listed})", f"(?:{listed.title()})"
    word = (
        rf"(?:{up}['’](?={up})|{up}[a-z]{{0,2}}(?={up}))?{up}(?:[\w'’]|(?<=\w)[‘ʻʼʿʾ`](?=\w))*[^\W\d_]"
        rf"(?:[{_DASH}]\s?[^\W\d_][\w'’]*)*|{up}['’]?[{_DASH}][^\W\d_]+"
    )
    word = rf"(?:{word})(?!\w)"
    particles = (
        rf"(?:(?:[Dd]e\s[Ll]a|[Vv]an\s[Dd]er|[Vv]on\s[Dd]er|{particle}|{title_particle})\s"
        rf"|[dlDL]['’](?={up})|al-(?={up})|el-(?={up}))"
    )
    surname = rf"(?:{particles}{{0,3}}{word}(?:\s(?:{particle}\s)?{word}){{0,2}})"
    one_surname = rf"(?:{particles}{{0,3}}{word})"
    # Only digraphs of transliterations: «W. Li. Linear algebra» has one initial.
    one = rf"(?:Yu|Ya|Ye|Zh|Kh|Ch|Sh|Ts|Th|Ph|Gy|Sz|Cs|Ju|Ja|Je|Fr|Wm|{up})"
    initial = rf"(?:{one}\.(?:\s?[{_DASH}]?\s?))"
    initials = (
        rf"(?:{one}\.(?:(?:\s|\s?[{_DASH}]\s?)?{one}\.){{0,4}}(?:\s?{up}(?=[,\s]))?"
        rf"(?:\s?{particle}(?=[,.;\s]))?|{up}(?:\s{up}){{0,3}}(?!\w)\.?"
        rf"|{up}{{2,3}}(?=[;,.]|\s(?:and|&)\s))"
    )
    suffix = r"(?:,?\s(?:Jr|Sr|II|III|IV)(?!\w)\.?)?"
    # A full first name ends with its initials, so that «Doe, Ann B. Rivers of Asia» stops at «B.».
    given = (
        rf"(?:{word}(?:\s{word}){{0,2}}(?:\s{up}\.(?:\s?{up}\.)*"
        rf"|\s{up}(?!\w))?(?:\s{particle}(?=[,.;]))?"
        rf"|{up}\.\s{word})"
    )
    after = (
        rf"(?=\s?[,.;:&(\[/]|\s(?:{alternation(vocabulary.words('connectors'))})\s|\s?$"
        r"|[)\]]|\s?et\.?\sal|\s[\d\ue001\ue002“\"‘'«]|\s[Ee]ds?\b)"
    )
    return {
        "inverted": re.compile(
            rf"(?P<s>{surname}){suffix},(?:\s|(?={up}[a-z]?[.\s]))(?P<g>{initials}){suffix}"
            r"(?=[\s,;.:&()\[\ue001]|$)"
        ),
        "inverted-full": re.compile(
            rf"(?P<s>{one_surname}){suffix},\s(?P<g>{given}){suffix}(?=[\s,;.:&()\[]|$)"
        ),
        "direct": re.compile(
            rf"(?P<g>{initial}{{1,4}}(?:{up}\s)?(?:(?!{particles}){word}\s(?!{particles}))?)\s?"
            rf"(?P<s>{particles}{{0,3}}{word}(?:\s{particles}{{1,2}}{word})?){suffix}"
        ),
        "undotted": re.compile(
            rf"(?P<g>{up}{{1,2}}(?:\s{up})?)\s(?P<s>{one_surname}){suffix}{after}"
        ),
        "direct-full": re.compile(
            rf"(?P<g>{word}(?:\s(?:{word}|(?:al|el|ul|ur|as|ad|an|ar)-{word}|{initial}(?!\s?,)"
            rf"|{up}{{1,2}}(?!\w))){{0,3}}?(?:\s{initial}{{1,3}})?)\s?"
            rf"(?P<s>(?<=[\s.]){one_surname}(?:\s{particle}\s{word})?){suffix}{after}"
        ),
        "vancouver": re.compile(
            rf"(?P<s>{surname})\s(?P<g>{up}\.(?:[{_DASH}\s]?{up}\.){{0,3}}(?=[,;:(*]|\s?\("
            rf"|\s(?:&|and|et|und|y|e)\s)"
            rf"|{up}{{1,4}}(?:-{up})?(?![\w])(?!\.\s?{word}(?:\s?[,;(]|\.(?!\s(?:In:|\[))|\s(?:and|&)\s))"
            rf"|{up}(?:\s{up}){{1,3}}(?!\w))(?=[\s,;.:()]|$)"
        ),
        "vancouver-next": re.compile(
            rf"(?P<s>{surname})\s(?P<g>{up}{{1,4}}(?:-{up}{{1,2}})?(?!\w))(?=[\s,;.:()]|$)"
        ),
        "bracketed": re.compile(rf"(?P<s>{surname})\s\((?P<g>{up}[^()\d]{{0,24}})\)"),
        "separator": re.compile(
            r"\s?\*?[,;]{0,2}\s(?:"
            + alternation(vocabulary.words("connectors"))
            + r")\s(?:others\s?)?|\s?,?\s(?:\.\.\.|…),?\s(?:&\s)?"
            + r"|\s?[,;/]{1,2}\s?(?:&\s|and\s|\*)?|\*?\s&\s?"
        ),
        "et-al": re.compile(
            r"(?:\s?[,;])?\s?(?:(?:&|and)\s)?(?:et\.?\s?al(?:ii)?\.?|and others|u\.\s?a\."
            r"|&\s?al\.|a kol\.)(?!\w)"
        ),
    }
