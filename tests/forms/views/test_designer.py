"""Designing a form in the back office, without a line of code and without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from pregon.forms.domain.definition import All, AnyOf, Comparison, Definition, Field
from pregon.forms.domain.design import publish_version, save_draft_definition
from pregon.forms.kinds.registry import kinds
from pregon.forms.models import Form, FormVersion
from tests.support.forms import answer, definition, field, make_form, make_version, page, survey
from tests.support.people import make_communications, make_leader, make_staff
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db

OFFICE = "/oficina/formularios/"
COMMON = {"label": "¿Cuántos viven en su casa?", "hint": "Cuente a los niños.", "required": "on"}
NUMBER = {**COMMON, "o-minimum": "1", "o-maximum": "30", "o-decimals": "0", "o-unit": "personas"}


@pytest.fixture
def client() -> Client:
    return signed_in(make_communications())


def design(form: Form) -> Definition:
    return Form.objects.get(pk=form.pk).definition


def question_url(form: Form, key: str) -> str:
    return f"{OFFICE}{form.pk}/pregunta/{key}/"


def posted(client: Client, url: str, **changes: Any) -> dict[str, Any]:
    """What the page would send when only `changes` were typed."""
    response = client.get(url)
    data: dict[str, Any] = {"stamp": response.context["stamp"]}
    for form in response.context["design"].forms:
        for bound in form:
            value = bound.field.prepare_value(bound.value()) if hasattr(bound.field, "prepare_value") else bound.value()
            if value is not None and value is not False and value != "":
                data[bound.html_name] = "on" if value is True else value
    return {**data, **changes}


# --- Who may ---------------------------------------------------------------------------------------------------


ADDRESSES = [
    "", "1/", "1/titulo/", "1/publicar/", "1/pagina/agregar/", "1/pagina/medios/", "1/pagina/medios/quitar/",
    "1/pagina/medios/pregunta/", "1/pagina/medios/pregunta/number/", "1/pregunta/medio/", "1/pregunta/medio/quitar/",
    "1/vista/pagina/medios/", "1/vista/pregunta/number/",
]  # fmt: skip
POSTS = ["1/pagina/medios/mover/", "1/pregunta/medio/mover/", "1/pregunta/medio/duplicar/"]


@pytest.mark.parametrize("address", [*ADDRESSES, *POSTS])
def test_a_stranger_and_a_servant_without_the_role_are_kept_out(address: str) -> None:
    Form.objects.filter(pk=make_form().pk).update(id=1)
    ask = "post" if address in POSTS else "get"
    assert getattr(Client(), ask)(OFFICE + address)["Location"].startswith("/cuenta/login/")
    assert getattr(signed_in(make_staff()), ask)(OFFICE + address).status_code in {302, 403}
    assert not FormVersion.objects.exists()
    assert getattr(signed_in(make_leader()), ask)(OFFICE + address).status_code in {200, 302}


@pytest.mark.parametrize(
    "address", ["99/", "{pk}/pagina/nada/", "{pk}/pregunta/nada/", "{pk}/pagina/medios/pregunta/telepatia/"]
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(OFFICE + address.format(pk=make_form().pk)).status_code == 404


# --- The list and the outline ----------------------------------------------------------------------------------


def test_without_forms_the_list_says_where_they_come_from(client: Client) -> None:
    assertContains(client.get(OFFICE), "Todavía no hay formularios")


def test_the_list_tells_version_and_answers(client: Client) -> None:
    answer(make_version(title="Con respuestas"), medio="emisora", internet="no")
    make_form(title="Sin publicar todavía")
    page_ = client.get(OFFICE)
    for words in ("Con respuestas", "Versión 1 publicada", "1 respuesta<", "Sin publicar", "0 respuestas"):
        assertContains(page_, words)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_as_often_with_one_row_as_with_three(
    rows: int, client: Client, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        answer(make_version(title=f"Encuesta {number}"), medio="emisora", internet="no")
    client.get(OFFICE)
    with django_assert_num_queries(15):
        client.get(OFFICE)


def test_the_outline_shows_questions_kinds_and_conditions(client: Client) -> None:
    form = make_form()
    page_ = client.get(f"{OFFICE}{form.pk}/")
    for words in (
        "¿A qué hora oye la emisora?",
        "Una opción",
        "Solo si «¿Por dónde se entera?» es «Emisora»",
        "Sin publicar",
        "Obligatoria",
    ):
        assertContains(page_, words)


@pytest.mark.parametrize("questions", [1, 30])
def test_the_outline_asks_the_database_as_often_for_a_long_form(
    questions: int, client: Client, django_assert_num_queries: Any
) -> None:
    form = make_form(definition(page("p", *[field(f"q{number}") for number in range(questions)])))
    client.get(f"{OFFICE}{form.pk}/")
    with django_assert_num_queries(15):
        client.get(f"{OFFICE}{form.pk}/")


# --- Pages -----------------------------------------------------------------------------------------------------


def test_a_page_is_added_renamed_moved_and_removed(client: Client) -> None:
    form = make_form()
    client.post(f"{OFFICE}{form.pk}/pagina/agregar/", {"title": "Sobre usted", "intro": "Es **voluntario**."})
    assert [each.key for each in design(form).pages] == ["medios", "persona", "sobre_usted"]
    client.post(f"{OFFICE}{form.pk}/pagina/sobre_usted/", {"title": "Quién es usted", "intro": ""})
    client.post(f"{OFFICE}{form.pk}/pagina/sobre_usted/mover/", {"hacia": "arriba"})
    assert [each.title for each in design(form).pages] == ["Medios", "Quién es usted", "Persona"]
    client.post(f"{OFFICE}{form.pk}/pagina/sobre_usted/quitar/")
    assert design(form) == survey()


def test_a_page_that_others_depend_on_stays(client: Client) -> None:
    form = make_form()
    page_ = client.post(f"{OFFICE}{form.pk}/pagina/medios/quitar/", follow=True)
    assertContains(page_, "De esta respuesta depende que se muestre «Su correo». Cambie primero esa condición.")
    assert design(form) == survey()


def test_a_page_without_a_title_is_not_saved(client: Client) -> None:
    form = make_form()
    assert client.post(f"{OFFICE}{form.pk}/pagina/agregar/", {"intro": "Hola"}).status_code == 422


def test_the_title_of_the_form_is_changed(client: Client) -> None:
    form = make_form()
    client.post(f"{OFFICE}{form.pk}/titulo/", {"title": "Encuesta de medios"})
    assert Form.objects.get().title == "Encuesta de medios"


# --- Questions -------------------------------------------------------------------------------------------------


def test_every_kind_is_offered_with_an_example(client: Client) -> None:
    form = make_form()
    page_ = client.get(f"{OFFICE}{form.pk}/pagina/medios/pregunta/")
    for kind in kinds:
        assertContains(page_, f"{OFFICE}{form.pk}/pagina/medios/pregunta/{kind.id}/")
        assertContains(page_, str(kind.example))


@pytest.mark.parametrize("kind", kinds.keys())
def test_a_question_of_every_kind_is_added_as_it_is_offered(client: Client, kind: str) -> None:
    form = make_form()
    url = f"{OFFICE}{form.pk}/pagina/persona/pregunta/{kind}/"
    response = client.post(url, posted(client, url, label="¿Y esto?"))
    assert response.status_code == 302, response.context["design"].problems
    assert design(form).by_key["y_esto"].kind == kind


def test_a_question_keeps_its_key_when_its_words_change(client: Client) -> None:
    form = make_form()
    url = f"{OFFICE}{form.pk}/pagina/persona/pregunta/number/"
    answered = client.post(url, posted(client, url, **NUMBER))
    assertRedirects(answered, f"{OFFICE}{form.pk}/?pagina=persona#pagina-persona", fetch_redirect_response=False)
    url = question_url(form, "cuantos_viven_en_su_casa")
    client.post(url, posted(client, url, label="¿Cuántas personas viven con usted?"))
    assert design(form).by_key["cuantos_viven_en_su_casa"] == Field(
        key="cuantos_viven_en_su_casa",
        kind="number",
        label="¿Cuántas personas viven con usted?",
        hint="Cuente a los niños.",
        required=True,
        options={"minimum": 1.0, "maximum": 30.0, "decimals": 0, "unit": "personas"},
    )


def test_choices_are_lines_whose_keys_stay(client: Client) -> None:
    form = make_form()
    url = question_url(form, "medio")
    client.post(url, posted(client, url, **{"o-choices": "Cartelera\nPerifoneo\nEmisoras"}))
    assert design(form).by_key["medio"].options["choices"] == [
        {"key": "cartelera", "label": "Cartelera"},
        {"key": "perifoneo", "label": "Perifoneo"},
        {"key": "emisora", "label": "Emisoras"},
    ]


def test_an_option_that_is_impossible_is_told_beside_the_others(client: Client) -> None:
    form = make_form()
    url = f"{OFFICE}{form.pk}/pagina/persona/pregunta/number/"
    page_ = client.post(url, posted(client, url, **{**NUMBER, "o-minimum": "40", "label": ""}))
    assertContains(page_, "Pregunta: Falta este dato.", status_code=422)
    page_ = client.post(url, posted(client, url, **{**NUMBER, "o-minimum": "40"}))
    assertContains(page_, "El mínimo no puede ser mayor que el máximo.", status_code=422)
    assert design(form) == survey()


def test_removing_a_choice_that_a_condition_names_is_refused_with_the_question(client: Client) -> None:
    form = make_form()
    url = question_url(form, "medio")
    page_ = client.post(url, posted(client, url, **{"o-choices": "Cartelera\nPerifoneo"}))
    assertContains(page_, "«¿A qué hora oye la emisora?»: al comparar con «¿Por dónde se entera?»")
    assertContains(page_, "Perifoneo")
    assert design(form) == survey()


def test_a_condition_is_chosen_from_sentences_about_earlier_questions(client: Client) -> None:
    form = make_form(definition(page("p", field("edad", "number"), field("si", "yes_no"), field("x"))))
    url = question_url(form, "x")
    choices = [label for _group, rows in client.get(url).context["design"].condition.rows[0].fields["what"].choices[1:]
               for _code, label in rows]  # fmt: skip
    assert choices == [
        "«Edad» fue respondida",
        "«Edad» es…",
        "«Edad» no es…",
        "«Edad» es desde…",
        "«Edad» es hasta…",
        "«Si» es «Sí»",
        "«Si» es «No»",
        "«Si» fue respondida",
    ]
    rows = {"c-0-what": "edad:at_least", "c-0-value": "18", "c-1-what": "si:is:true"}
    client.post(url, posted(client, url, **rows))
    adult = Comparison(field="edad", op="at_least", value=18)
    assert design(form).by_key["x"].show_if == All(all=(adult, Comparison(field="si", op="is", value=True)))
    client.post(url, posted(client, url, **{"c-mode": "any"}))
    assert isinstance(design(form).by_key["x"].show_if, AnyOf)
    client.post(url, posted(client, url, **{"c-1-what": ""}))
    assert design(form).by_key["x"].show_if == adult


def test_the_value_of_a_condition_is_understood_or_told(client: Client) -> None:
    form = make_form(definition(page("p", field("dia", "date"), field("x"))))
    url = question_url(form, "x")
    page_ = client.post(url, posted(client, url, **{"c-0-what": "dia:at_least", "c-0-value": "mañana"}))
    assertContains(page_, "Valor: Escriba el día, el mes y el año", status_code=422)
    client.post(url, posted(client, url, **{"c-0-what": "dia:at_least", "c-0-value": "31/3/2026"}))
    assert design(form).by_key["x"].show_if == Comparison(field="dia", op="at_least", value="2026-03-31")


def test_a_deep_condition_of_a_template_is_told_in_words_and_kept(client: Client) -> None:
    deep = {"any": [{"not": {"field": "a", "op": "answered"}}, {"field": "a", "op": "is", "value": True}]}
    form = make_form(definition(page("p", field("a", "yes_no", "Agua"), field("x", show_if=deep))))
    url = question_url(form, "x")
    assertContains(client.get(url), "Solo si no se cumple que «Agua» fue respondida o «Agua» es «Sí».")
    client.post(url, posted(client, url, label="Otra cosa"))
    assert design(form).by_key["x"].show_if is not None
    client.post(url, posted(client, url, **{"c-remove": "on"}))
    assert design(form).by_key["x"].show_if is None


def test_a_question_moves_within_its_page_and_over_its_edge(client: Client) -> None:
    form = make_form()
    client.post(f"{OFFICE}{form.pk}/pregunta/internet/mover/", {"hacia": "abajo"})
    assert [each.key for each in design(form).pages[1].fields] == ["internet", "correo", "opinion"]
    client.post(f"{OFFICE}{form.pk}/pregunta/opinion/mover/", {"hacia": "arriba"})
    assert [each.key for each in design(form).pages[1].fields] == ["internet", "opinion", "correo"]


def test_a_question_does_not_move_before_what_it_depends_on(client: Client) -> None:
    form = make_form()
    page_ = client.post(f"{OFFICE}{form.pk}/pregunta/hora/mover/", {"hacia": "arriba"}, follow=True)
    assertContains(page_, "depende de «¿Por dónde se entera?», que debe ir antes.")
    assert design(form) == survey()


def test_a_question_is_duplicated_and_removed(client: Client) -> None:
    form = make_form()
    client.post(f"{OFFICE}{form.pk}/pregunta/opinion/duplicar/")
    copy = design(form).pages[1].fields[-1]
    assert (copy.label, copy.kind) == ("¿Qué más quiere decir? (copia)", "long_text")
    client.post(f"{OFFICE}{form.pk}/pregunta/{copy.key}/quitar/")
    assert design(form) == survey()


def test_a_question_that_is_needed_says_by_whom_before_it_is_removed(client: Client) -> None:
    form = make_form()
    url = f"{OFFICE}{form.pk}/pregunta/internet/quitar/"
    assertContains(client.get(url), question_url(form, "correo"))
    client.post(url)
    assert design(form) == survey()


def test_the_second_of_two_who_edit_a_question_sees_both(client: Client) -> None:
    form = make_form()
    url = question_url(form, "opinion")
    mine = posted(client, url, label="¿Qué más?")
    client.post(url, posted(client, url, label="¿Algo más?"))
    page_ = client.post(url, mine)
    assertContains(page_, "Otra persona cambió esta pregunta", status_code=409)
    for words in ("¿Algo más?", "¿Qué más?"):
        assertContains(page_, words, status_code=409)
    assert design(form).by_key["opinion"].label == "¿Algo más?"
    client.post(url, {**mine, "stamp": page_.context["stamp"]})
    assert design(form).by_key["opinion"].label == "¿Qué más?"


def test_two_who_edit_two_questions_do_not_meet(client: Client) -> None:
    form = make_form()
    first, second = question_url(form, "opinion"), question_url(form, "correo")
    one, other = posted(client, first, label="¿Algo más?"), posted(client, second, label="Correo")
    client.post(first, one)
    client.post(second, other)
    assert [design(form).by_key[key].label for key in ("opinion", "correo")] == ["¿Algo más?", "Correo"]


# --- Preview ---------------------------------------------------------------------------------------------------


def test_the_preview_shows_every_question_of_a_page(client: Client) -> None:
    form = make_form()
    page_ = client.get(f"{OFFICE}{form.pk}/vista/pagina/medios/")
    assertContains(page_, "¿A qué hora oye la emisora?")
    assert page_["X-Frame-Options"] == "SAMEORIGIN"


def test_the_preview_shows_what_is_typed_before_it_is_saved(client: Client) -> None:
    form = make_form()
    url = reverse("forms:question_preview", args=[form.pk, "choice"])
    assertContains(client.get(f"{url}?pregunta=medio"), "¿Por dónde se entera?")
    typed = {"label": "¿Dónde <b>lee</b>?", "o-choices": "Muro\nPuerta", "o-look": "radio", "key": "medio"}
    assertContains(client.post(url, typed), "¿Dónde &lt;b&gt;lee&lt;/b&gt;?")
    assertContains(client.post(url, {**typed, "o-choices": "Muro"}), "Escriba al menos dos opciones.")
    assert design(form) == survey()


# --- Publishing ------------------------------------------------------------------------------------------------


def test_publishing_says_what_changed_in_plain_words(client: Client) -> None:
    form = make_version().form
    changed = survey().to_json()
    first, second = changed["pages"]
    first["fields"][0] |= {"label": "¿Cómo se entera?", "required": False}
    first["fields"][0]["options"] = {"choices": [first["fields"][0]["options"]["choices"][0],
                                                 {"key": "muro", "label": "Muro"}]}  # fmt: skip
    second["fields"] = [second["fields"][0], field("nombre")]
    save_draft_definition(form, Definition.model_validate(changed), actor=None)
    page_ = client.get(f"{OFFICE}{form.pk}/publicar/")
    assert page_.context["changes"] == [
        "Nueva: «Nombre».",
        "Ya no se pregunta: «¿Qué más quiere decir?». Sus respuestas se conservan.",
        "«¿Por dónde se entera?» ahora dice «¿Cómo se entera?».",
        "«¿Cómo se entera?»: cambió si es obligatoria, sus opciones.",
        "En «¿Cómo se entera?», opción nueva: «Muro».",
        "En «¿Cómo se entera?» ya no está «Cartelera».",
    ]
    assertContains(client.get(f"{OFFICE}{form.pk}/"), "Hay cambios sin publicar")
    client.post(f"{OFFICE}{form.pk}/publicar/", {"stamp": page_.context["stamp"]})
    assert FormVersion.objects.get(number=2).published_by
    assertNotContains(client.get(f"{OFFICE}{form.pk}/"), "Hay cambios sin publicar")


def test_what_was_looked_at_is_what_is_published(client: Client) -> None:
    form = make_form()
    stamp = client.get(f"{OFFICE}{form.pk}/publicar/").context["stamp"]
    save_draft_definition(form, definition(page("p", field("x"))), actor=None)
    page_ = client.post(f"{OFFICE}{form.pk}/publicar/", {"stamp": stamp})
    assertContains(page_, "Alguien cambió el formulario mientras usted lo revisaba.", status_code=409)
    assert not FormVersion.objects.exists()


def test_an_empty_form_cannot_be_published(client: Client) -> None:
    form = make_form(definition(page("p")))
    page_ = client.get(f"{OFFICE}{form.pk}/publicar/")
    assertContains(page_, "Agregue al menos una pregunta.")
    assertNotContains(page_, "Publicar la primera versión")
    assert client.post(f"{OFFICE}{form.pk}/publicar/", {"stamp": page_.context["stamp"]}).status_code == 422


def test_whoever_publishes_knows_how_many_already_answered(client: Client) -> None:
    version = make_version()
    answer(version, medio="emisora", internet="no")
    assertContains(client.get(f"{OFFICE}{version.form_id}/publicar/"), "Ya llegó 1 respuesta.")
    publish_version(version.form, actor=None)
    assert FormVersion.objects.count() == 1
