"""Forms are drafted, published, and never changed under the answers."""

from __future__ import annotations

import pytest
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from pregon.forms.checks import versions_can_be_read
from pregon.forms.domain.checks import InvalidDefinition
from pregon.forms.domain.design import (
    ChangedMeanwhile,
    create_form,
    keys_ever_used,
    publish_version,
    save_draft_definition,
    stamp_of,
)
from pregon.forms.models import Form, FormVersion
from tests.support.forms import definition, field, make_form, make_version, page, survey
from tests.support.people import make_communications

pytestmark = pytest.mark.django_db


def test_a_new_form_has_a_page_and_waits_for_questions() -> None:
    form = create_form(title="Encuesta", purpose="survey", actor=None)
    assert [each.title for each in form.definition.pages] == ["Sus respuestas"]
    with pytest.raises(InvalidDefinition, match="Agregue al menos una pregunta"):
        publish_version(form, actor=None)


def test_publishing_freezes_and_editing_goes_on() -> None:
    form = make_form()
    first = publish_version(form, actor=None)
    save_draft_definition(form, definition(page("otra", field("nombre"))), actor=None)
    second = publish_version(form, actor=None)
    assert (first.number, second.number) == (1, 2)
    assert FormVersion.objects.get(number=1).definition == survey()


def test_publishing_without_changes_answers_the_same_version() -> None:
    form = make_form()
    assert publish_version(form, actor=None) == publish_version(form, actor=None)


def test_nothing_wrong_is_saved_and_all_of_it_is_named() -> None:
    form = make_form()
    bad = definition(page("p", field("x", "choice"), field("y", show_if={"field": "nada", "op": "answered"})))
    with pytest.raises(InvalidDefinition) as refused:
        save_draft_definition(form, bad, actor=None)
    assert [problem.key for problem in refused.value.problems] == ["x", "y"]
    assert Form.objects.get().definition == survey()


def test_the_second_of_two_who_edit_is_told() -> None:
    form = make_form()
    stamp = stamp_of(form.draft)
    save_draft_definition(form, definition(page("p", field("x"))), actor=None, stamp=stamp)
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        save_draft_definition(form, survey(), actor=None, stamp=stamp)
    assert meanwhile.value.current.draft == form.draft


def test_a_published_key_does_not_become_another_kind() -> None:
    form = make_version(definition(page("p", field("edad", "number")))).form
    with pytest.raises(InvalidDefinition, match="«Edad»: ya se publicó con otro tipo"):
        save_draft_definition(form, definition(page("p", field("edad", "short_text"))), actor=None)


def test_the_keys_of_removed_questions_stay_taken() -> None:
    form = make_version(definition(page("p", field("edad", "number")))).form
    save_draft_definition(form, definition(page("p", field("nombre"))), actor=None)
    assert keys_ever_used(form) == {"edad", "nombre"}


def test_the_history_says_who_published_what() -> None:
    actor = make_communications()
    publish_version(make_form(), actor=actor)
    entry = ModelLogEntry.objects.filter(action="forms.publish").get()
    assert (entry.user, registry.get_formatter(entry).format_message(entry)) == (actor, "Publicó la versión 1.")


def test_versions_that_cannot_be_read_any_more_are_reported() -> None:
    version = make_version()
    assert list(versions_can_be_read()) == []
    FormVersion.objects.filter(pk=version.pk).update(content={"pages": [page("p", field("x", "telepatia"))]})
    assert "«¿Cómo se entera?» no se puede leer" in next(versions_can_be_read())
