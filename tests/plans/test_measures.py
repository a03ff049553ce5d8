import pytest

from pregon.plans.public import measure_for


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("N° de contenidos publicados en los medios de comunicación", "contents_published"),
        ("CONTENIDO PUBLICADO", "contents_published"),
        ("Ciudadanos atendidos", ""),
        ("", ""),
    ],
)
def test_an_indicator_is_known_by_its_words(name, measure):
    assert measure_for(name) == measure
