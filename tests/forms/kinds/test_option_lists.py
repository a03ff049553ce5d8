"""Choices keep their keys while their words are corrected."""

import pytest
from django.core.exceptions import ValidationError

from pregon.forms.kinds.option_lists import ChoicesField, rekeyed

BEFORE = [
    {"key": "emisora", "label": "Emisora comunitaia"},
    {"key": "cartelera", "label": "Cartelera"},
    {"key": "comuna_1", "label": "Comuna 1"},
]


def keys(*labels: str) -> list[str]:
    return [row["key"] for row in rekeyed(labels, BEFORE)]


def test_a_corrected_spelling_and_a_new_order_keep_the_keys() -> None:
    assert keys("Cartelera", "Emisora comunitaria", "COMUNA 1") == ["cartelera", "emisora", "comuna_1"]


def test_another_word_in_the_same_place_is_another_choice() -> None:
    assert keys("Televisión", "Cartelera", "Comuna 2") == ["television", "cartelera", "comuna_2"]


def test_no_choice_takes_the_key_of_one_that_left_or_of_other() -> None:
    assert keys("Cartelera", "Otro", "Emisora!!!!!!") == ["cartelera", "otro_2", "emisora_2"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Radio\nradio ", "«Radio» está repetida."),
        ("x" * 301, "Esta opción es muy larga: «xxxx"),
        ("\n".join(map(str, range(301))), "Son demasiadas opciones: máximo 300."),
    ],
)
def test_lists_that_cannot_be_are_refused(text: str, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ChoicesField().clean(text)
    assert refused.value.messages[0].startswith(words)
