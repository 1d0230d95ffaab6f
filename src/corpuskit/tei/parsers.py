"""The parsers of XML, made here and nowhere else: none reaches outside its text, or swells.

No entity of a DTD, no external DTD, no XInclude, schema or stylesheet instruction is followed.
Documents of others are scanned by expat first, whose listener in tei/document.py refuses every
declaration that could reach out or grow; libxml2 then bounds depth, names, texts and expansion.
"""

from __future__ import annotations

from xml.parsers import expat

from lxml import etree


def scanner() -> expat.XMLParserType:
    """Return a parser that reads UTF-8 and tells of what it meets; it fetches nothing."""
    parser = expat.ParserCreate("utf-8")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser


def parse_document(text: bytes) -> tuple[etree._Element, etree._ListErrorLog]:
    """Return the root of a document and what is wrong with it; it goes on behind an error."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=True,
    )
    return etree.fromstring(text, parser), parser.error_log


def parse_own(data: str | bytes) -> etree._Element:
    """Return the root of XML that this program made or ships, or took out of a document."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return etree.fromstring(data, parser)
