import pytest

from pregon.moderation.fingerprint import fingerprint


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Compre ya el mejor celular", "¡COMPRE  ya el mejor célular!!! 123"),
        ("Gane dinero hoy mismo en www.a.example/1", "Gane dinero hoy mismo en https://b.example/2?x=3"),
        ("Compre www.barato.example/1", "Compre www.barato.example/2"),
        ("Escríbame a juan@a.example para ganar", "Escríbame a pedro@b.example para ganar"),
    ],
)
def test_what_a_program_varies_makes_no_difference(one: str, other: str):
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sí", "No"), ("👍", "👎"), ("10", "12"), ("La escuela necesita techo", "La escuela necesita pupitres")],
)
def test_different_words_are_different(one: str, other: str):
    assert fingerprint(one) != fingerprint(other)
