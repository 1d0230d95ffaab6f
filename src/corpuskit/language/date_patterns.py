"""The patterns of calendar tokens, built from named parts and matched where a cue word stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from corpuskit.core.alternation import alternation
from corpuskit.language.date_words import DateWords, date_words

# Letters and digits that glue to a number; superscripts do not, for they are note marks.
GLUE = "0-9A-Za-z\u00c0-\u024f_"
SPACE = "[ \\t\\r\\n\u00a0\u2009\u202f]"
_END = rf"(?![{GLUE}])"
# Neither a decimal, nor the first group of a grouped number, nor a time, nor a percentage.
_NUMBER_END = rf"(?![{GLUE}]|[.:][0-9]|,[0-9]{{3}}(?![0-9])|{SPACE}?[%°‰])"
_PERIOD_END = rf"(?![{GLUE}]|[-.,][0-9]|/[0-9](?![0-9]{{3}}-))"
_THE = rf"(?:the{SPACE})?(?:years?{SPACE}(?=['’]?[0-9]))?"
_AGO = "(?:later|earlier|afterwards|previously)(?! than)"
_OF = rf"{SPACE}(?:of|in){SPACE}{_THE}"


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """Hold one pattern for each family of cue words; the named group that matched is the kind."""

    number: re.Pattern[str]
    ordinal: re.Pattern[str]
    third: re.Pattern[str]
    edge: re.Pattern[str]
    quarter: re.Pattern[str]
    era: re.Pattern[str]
    fiscal: re.Pattern[str]
    relative: re.Pattern[str]
    feast: re.Pattern[str]
    url: re.Pattern[str]


def _cased(words: Iterable[str]) -> str:
    return alternation({form for word in words for form in (word, word.capitalize())})


def _printed(names: Iterable[str]) -> str:
    """Return a pattern for names of several words, with either apostrophe and any space."""
    return alternation(names).replace(r"\ ", SPACE).replace("'", "['’]")


def _either(**kinds: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()))


def _number(words: DateWords) -> re.Pattern[str]:
    ordinal = r"[0-9]{1,2}(?:st|nd|rd|th)"
    return _either(
        iso=rf"[0-9]{{4}}(?P<a>[./-])[0-9]{{1,2}}(?P=a)[0-9]{{1,2}}(?:(?=T[0-9])|{_PERIOD_END})",
        numeric=(
            rf"[0-9]{{1,2}}(?P<b>[./-])(?:[0-9]{{1,2}}|[IVX]{{1,4}})(?P=b)"
            rf"(?:[0-9]{{4}}|[0-9]{{2}}){_PERIOD_END}"
        ),
        decade=rf"[12][0-9][0-9]0[’']?s{_END}|[2-9]0[’']?s{_END}",
        era=rf"[0-9]{{1,4}}{SPACE}?(?:AD|A\.D\.|BCE?|CE|B\.C\.(?:E\.)?|C\.E\.)(?![A-Za-z])",
        quarter_after=rf"[12][0-9]{{3}}(?:[-/:]|{SPACE}?)(?:Q[1-4]|H[12]){_END}",
        **_pieces(ordinal, words),
        year=rf"[12][0-9]{{3}}(?:(?=[a-e](?![{GLUE}]))|{_NUMBER_END})",
        relative=rf"[0-9]{{1,2}}{SPACE}years{SPACE}{_AGO}{_END}",
        number=rf"[0-9]{{1,2}}(?:(?:st|nd|rd|th){_END}|(?<=[23])d{_END}|{_NUMBER_END})",
    )


def _pieces(ordinal: str, words: DateWords) -> dict[str, str]:
    count = alternation([*words.numbers, *map(str, range(2, 12))])
    joint = rf"(?:{SPACE}(?:and|or|to){SPACE}(?:the{SPACE})?|[–-])"
    also = rf"{joint}{ordinal}"
    part = rf"(?:(?:early|mid|late)(?:-|{SPACE}))?"
    return {
        "century": (rf"{ordinal}(?:{joint}{part}{ordinal})?(?:-|{SPACE})[Cc]entur(?:y|ies){_END}"),
        "piece": (
            rf"{ordinal}(?:{also})?(?:-|{SPACE})(?:half|quarter|halves|quarters)"
            rf"(?:{_OF}|{SPACE}(?=[12A-Z]))"
        ),
        "stretch": rf"{ordinal}{SPACE}(?:half|quarter){_END}(?!-|{SPACE}of\b)",
        "months": rf"{ordinal}{SPACE}(?:(?:{count}){SPACE}months|month){_OF}",
        "days": (
            rf"(?:{ordinal}{SPACE}(?:{count}|[12][0-9]){SPACE}days"
            rf"|(?:{_cased(('first', 'last', 'final'))}|1st){SPACE}day){_OF}"
        ),
        "decades": rf"{ordinal}{SPACE}(?:(?:{count}){SPACE}decades|decade){_OF}",
        "nth": (
            rf"{ordinal}{SPACE}(?:{alternation(d.capitalize() for d in words.full_weekdays)})"
            rf"{SPACE}(?:of|in){SPACE}"
        ),
        "week": rf"{ordinal}{SPACE}week{_OF}",
    }


_SPELLS = ("first", "opening", "initial", "last", "final", "closing", "latter")
_LONG_UNIT = "(?:year|quarter|month|week|decade|century)"
_DAY = "(?:day|morning|afternoon|evening|night)"
# «The year before» goes on with a verb or ends its clause; «the year before the war» does not.
_ENDS = rf"(?=[^\w\s]|$|{SPACE}(?:and|but|or|to|in|at|on|by|had|was|were|has|from|for|while|as)\b)"


def _relative(words: DateWords) -> str:
    unit = f"(?:{_LONG_UNIT}|{_DAY})"
    which = (
        "[Ff]ollowing|[Ss]ucceeding|[Ee]nsuing|[Pp]revious|[Pp]receding|[Ll]ast|[Nn]ext|[Cc]urrent"
    )
    return "|".join(
        (
            rf"(?:[Tt]hat{SPACE})?(?:very{SPACE})?[Ss]ame{SPACE}(?:{unit}|period){_END}",
            rf"[Tt]h(?:at|is){SPACE}{unit}{_END}(?!-)",
            rf"(?:{which}){SPACE}{unit}{_END}(?!-)",
            rf"[Dd]ay{SPACE}(?:before{SPACE}yesterday|after{SPACE}tomorrow){_END}",
            rf"(?:[Yy]ear|{_DAY}){SPACE}(?:before|after){_END}{_ENDS}",
            rf"(?:[Yy]ear|[Dd]ay){SPACE}(?:earlier|later){_END}",
            rf"(?:{_cased(words.numbers)}|[Aa]){SPACE}years?{SPACE}{_AGO}{_END}",
            rf"(?:[Oo]ne|[Aa]){SPACE}day{SPACE}(?:later|earlier){_END}",
            rf"(?:[Yy]esterday|[Tt]omorrow)(?:{SPACE}{_DAY})?{_END}",
            rf"(?:[Tt]oday|[Tt]onight){_END}(?!['’])",
        )
    )


@cache
def date_patterns() -> DatePatterns:
    """Return the patterns, compiled once."""
    words = date_words()
    named = _cased([*words.ordinals, "latter", "last", "final"])
    ordinal = rf"(?:{named})"
    degree = "(?:[Ee]arly|[Mm]id|[Ll]ate)"
    cue = rf"(?:-{SPACE}?|{SPACE}(?:part{SPACE})?(?:of|in){SPACE}|{SPACE})"
    edge = "(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|[Cc]lose|[Oo]utset|[Oo]nset)"
    return DatePatterns(
        number=_number(words),
        ordinal=_either(
            spell=rf"(?:[Ee]arly|{_cased(_SPELLS)}){SPACE}(?:few{SPACE})?"
            rf"(?:days|weeks|months|years){SPACE}of{SPACE}{_THE}",
            **_pieces(ordinal, words),
            number=rf"(?:{_cased(words.ordinals)})(?={SPACE}(?:day{SPACE})?of{SPACE}[A-Z])",
        ),
        third=_either(
            both=rf"{degree}(?:-|-?{SPACE})(?:to|and|or)(?:-|{SPACE})(?:early|mid|late){cue}{_THE}",
            third=rf"{degree}{cue}{_THE}",
        ),
        edge=_either(
            # «Beginning in 1906» and «starting May 1998» narrow nothing.
            edge=rf"(?:[Yy]ear-)?{edge}{SPACE}of{SPACE}{_THE}"
            rf"|(?:[Yy]ear-)?[Ee]nd(?:-|{SPACE})(?=[12A-Z])"
        ),
        quarter=_either(
            quarter=rf"(?:Q[1-4](?:[-–]Q[1-4])?|H[12])(?:[-/]|{SPACE}?(?:of{SPACE})?)(?=[12][0-9])"
        ),
        era=_either(era=rf"(?:AD|A\.D\.){SPACE}?[0-9]{{1,4}}{_NUMBER_END}"),
        fiscal=_either(fiscal=rf"FY(?:{SPACE}|-)?(?=['’]?[0-9])"),
        relative=_either(
            relative=_relative(words),
            unit=rf"(?:year|month|decade|century){_END}(?!{SPACE}['’]?[0-9]|-[a-z])"
            rf"|[Yy]ear(?:-|['’]s{SPACE})end{_END}(?!{SPACE}(?:of{SPACE})?[0-9])",
            which=rf"(?:[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat|[Ss]ame|[Ff]ollowing|[Pp]revious|[Pp]receding)"
            rf"{SPACE}(?=[A-Zafsw])",
        ),
        feast=_either(
            feast=rf"(?:[Nn]ew{SPACE}[Yy]ear|"
            + _printed([*words.feasts, *words.easter_feasts])
            + rf"){_END}(?!['’]s)"
        ),
        url=_either(url=r"(?:https?://|www\.)[^\s<>]*"),
    )
