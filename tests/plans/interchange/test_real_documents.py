"""The two real plans, read as they were extracted from their originals."""

from __future__ import annotations

import pytest

from pregon.plans.interchange import from_json, read, to_json, write_docx, write_json, write_xlsx

BOTH = pytest.mark.parametrize("municipality", ["segovia", "san-pedro"])


def actions_of(result, audience):
    return [
        action
        for objective in result.document.objectives
        if objective.audience == audience
        for action in objective.actions
    ]


def test_segovia_has_four_internal_and_ten_external_actions(seed):
    result = seed("segovia")
    assert result.document.municipality == "Segovia"
    assert [objective.audience for objective in result.document.objectives] == ["internal", "external"]
    assert (len(actions_of(result, "internal")), len(actions_of(result, "external"))) == (4, 10)


def test_each_action_of_segovia_has_responsible_indicator_and_tactics(seed):
    for action in seed("segovia").document.actions:
        assert action.responsible
        assert action.indicators
        assert action.tactics


def test_the_row_split_over_two_pages_is_one_action_with_its_whole_title(seed):
    titles = [action.title for action in seed("segovia").document.actions if action.title.startswith("Publicar foros")]
    assert len(titles) == 1
    assert titles[0].endswith("en las temáticas de la entidad")


def test_a_title_with_a_list_in_it_stays_one_action(seed):
    title = next(action.title for action in seed("segovia").document.actions if "que pueden ser" in action.title)
    assert "Matrículas escolares" in title
    assert "Pago de impuestos" in title


def test_a_tactic_cut_by_a_page_is_joined(seed):
    first = seed("segovia").document.actions[0]
    assert len(first.tactics) == 5
    assert any("internos de la entidad (carteleras" in tactic.text for tactic in first.tactics)


def test_the_diagnosis_of_segovia_says_that_it_was_not_possible(seed):
    assert seed("segovia").document.diagnosis.startswith("No se pudo realizar")


def test_responsibles_and_indicators_of_segovia_are_told_apart(seed):
    actions = seed("segovia").document.actions
    assert [len(action.responsible) for action in actions] == [1, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3]
    assert [indicator.name for indicator in actions[7].indicators] == ["N° de foros publicados", "N° de comentarios"]
    assert [indicator.unit for indicator in actions[7].indicators] == ["foros", "comentarios"]


def test_san_pedro_has_four_internal_activities_with_tactics_and_the_stated_responsible(seed):
    result = seed("san-pedro")
    internal = actions_of(result, "internal")
    starts = ["Jornada de capacitación", "Campaña de concienciación", "Taller Técnico", "Socialización"]
    assert result.document.municipality == "San Pedro de los Milagros"
    assert [action.title.startswith(start) for action, start in zip(internal, starts, strict=True)] == [True] * 4
    for action in internal:
        assert action.tactics
        assert action.responsible[0] == "Líder de Gobierno en línea"


def test_the_external_campaign_of_san_pedro_has_eight_tactics(seed):
    (campaign,) = actions_of(seed("san-pedro"), "external")
    assert campaign.title == "Campaña de conocimiento y difusión"
    assert len(campaign.tactics) == 8
    assert len(campaign.responsible) == 2


def test_each_procedure_of_san_pedro_carries_nine_enabling_activities(seed):
    procedures = seed("san-pedro").document.procedures
    components = ["Institucional"] * 4 + ["Tecnológico"] * 3 + ["Demanda"] * 2
    assert len(procedures) == 3
    for procedure in procedures:
        assert [step.number for step in procedure.enabling] == list(range(1, 10))
        assert [step.component for step in procedure.enabling] == components


def test_san_pedro_has_a_diagnosis_with_its_list(seed):
    assert seed("san-pedro").document.diagnosis.count("\n- ") == 3


@BOTH
def test_both_pass_the_strict_form_without_a_doubt(seed, municipality):
    result = seed(municipality)
    assert to_json(from_json(to_json(result.document))) == to_json(result.document)
    assert [row for row in result.rows if row.kind == "doubt"] == []


@BOTH
@pytest.mark.parametrize(("write", "name"), [(write_json, "plan.json"), (write_xlsx, "plan.xlsx")])
def test_export_import_export_is_equal(seed, municipality, write, name):
    written = write(seed(municipality).document)
    assert write(read(written, name).document) == written


@BOTH
def test_the_official_document_is_read_again_with_the_same_plan(seed, municipality):
    document = seed(municipality).document
    again = read(write_docx(document), "plan.docx").document
    assert to_json(again)["objectives"] == to_json(document)["objectives"]
    assert to_json(again)["procedures"] == to_json(document)["procedures"]
    assert (again.municipality, again.title) == (document.municipality, document.title)
    assert (again.diagnosis, again.general_objective) == (document.diagnosis, document.general_objective)
