import pytest
from hypothesis import given
from hypothesis import strategies as st

from pregon.kernel.prose import Block, to_blocks, to_html, to_plain

TEXT = "Hola **vecinos**\nde la cuadra\n\n- uno\n- [el sitio](https://a.example)\n\n## Requisitos"


def test_marks_become_html():
    assert to_html(TEXT) == (
        "<p>Hola <strong>vecinos</strong><br>\nde la cuadra</p>\n"
        '<ul>\n<li>uno</li>\n<li><a href="https://a.example">el sitio</a></li>\n</ul>\n<h2>Requisitos</h2>\n'
    )


def test_marks_disappear_from_plain_text_and_links_say_where():
    assert to_plain(TEXT) == "Hola vecinos\nde la cuadra\n\n- uno\n- el sitio (https://a.example)\n\nRequisitos"


def test_blocks_keep_the_shape():
    assert [block.kind for block in to_blocks(TEXT)] == ["paragraph", "list", "paragraph"]
    assert to_blocks("") == []
    assert to_blocks("hola") == [Block("paragraph", ["hola"])]


@pytest.mark.parametrize(
    "attack",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](https://a.example/x.png)", "<b onclick=x>", "&lt;"],
)
def test_what_could_run_stays_text(attack):
    html = to_html(attack)
    assert "<script" not in html
    assert "<b " not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


@given(st.text())
def test_any_text_is_rendered(text):
    assert "<script" not in to_html(text)
    assert isinstance(to_plain(text), str)
