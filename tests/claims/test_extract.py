from dataclasses import fields

from corpuskit.claims.model import Extract
from corpuskit.claims.readers import OF_SENTENCES


def test_what_is_read_of_sentences_has_a_field_of_its_own() -> None:
    assert set(OF_SENTENCES) < {field.name for field in fields(Extract)}
