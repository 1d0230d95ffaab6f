"""Documents whose words look like markup, run the other way, or never end."""

from __future__ import annotations

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwe" * 12
_HEAD = "<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
_TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:h="http://www.w3.org/1999/xhtml">{head}<text><body>{body}</body></text></TEI>'
SCRIPT = "&lt;script&gt;window.hacked = 1&lt;/script&gt;"


def _document(title: str, body: str) -> str:
    return _TEI.format(head=_HEAD.format(title=title), body=body)


ODD = {
    "odd.xml": _document(
        f"Odd {SCRIPT} “quotes” &amp; 'others'",
        f"<head>{SCRIPT}</head>"
        f"<p xml:id='p1' onclick='window.hacked = 2' onmouseover='window.hacked = 3'>{SCRIPT} and "
        "&lt;/script&gt;&lt;!-- &lt;img src=x onerror='window.hacked = 4'&gt; \"double\" 'single'. "
        "On <date xml:id='d1' when='1994-05-01'>1 May 1994</date> the fleet of Norland had "
        "<measure xml:id='m1' type='exact' quantity='187' unit='count' commodity='trawlers'>187 "
        "trawlers</measure>.</p>"
        "<p xml:id='p2'><h:script>window.hacked = 5</h:script><h:img src='x' onerror='window.hacked = 6'/>"
        "<ref target='javascript:window.hacked = 7'>here</ref> <ptr target='\"&gt;&lt;img src=x onerror=alert(1)&gt;'/></p>"
        "<p xml:id='p3' xml:lang='ar'>كان لدى الأسطول ١٨٧ سفينة، وكان يرسو في ميناءين.</p>"
        f"<p xml:id='p4'>{LONG}</p>",
    ),
    "other.xml": _document(
        f"The Ports, {LONG}",
        "<p xml:id='p1'>The ports were busy. On <date xml:id='d1' when='1994-05-01'>1 May 1994</date> "
        "the fleet of Norland had <measure xml:id='m1' type='exact' quantity='178' unit='count' "
        "commodity='trawlers'>178 trawlers</measure>.<note xml:id='note1' n='1' place='bottom'>See "
        "&lt;b&gt;bold&lt;/b&gt;.</note></p>",
    ),
}
