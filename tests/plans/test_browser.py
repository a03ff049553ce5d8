"""The communications officer at her desk and in the street, in a real browser, with and without JavaScript."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pregon.people.models import User
from pregon.plans.domain.evidence import register_evidence
from pregon.plans.models import Action, Evidence, Responsible, Tactic, Task
from pregon.plans.public import add_evidence, record_fact
from tests.support.accessibility import assert_accessible
from tests.support.people import make_communications, make_leader
from tests.support.pictures import jpeg, noise
from tests.support.plans import make_action, make_indicator, make_plan, plan_json
from tests.support.staff import sign_in_browser
from tests.support.weight import assert_light, weigh

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[True, False], ids=["javascript", "without-javascript"])
def desk(request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict, live_server):
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": request.param})
    sign_in_browser(context, live_server.url, make_communications())
    yield context.new_page()
    context.close()


def test_from_a_file_to_a_task_that_is_done(desk: Page, live_server, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan_json()), encoding="utf-8")
    desk.goto(f"{live_server.url}/oficina/plan/")
    desk.get_by_role("link", name="Importar un documento").click()
    desk.get_by_label("Documento o hoja de cálculo del plan").set_input_files(file)
    desk.get_by_role("button", name="Leer el documento").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Revise antes de guardar")
    desk.get_by_label("Acción", exact=False).first.fill("Visitar las veredas y los colegios")
    desk.get_by_role("button", name="Guardar en el plan").last.click()
    desk.get_by_role("link", name="Visitar las veredas y los colegios").click()

    desk.get_by_role("link", name="Editar acción").click()
    desk.get_by_label("Periodicidad").select_option("weekly")
    desk.get_by_label("Inicio").fill(timezone.localdate().isoformat())
    desk.get_by_role("button", name="Guardar cambios").click()
    assert Action.objects.get().periodicity == "weekly"

    desk.goto(f"{live_server.url}/oficina/")
    desk.get_by_role("button", name="Marcar como hecha").first.click()
    expect(desk.locator(".o-empty")).to_contain_text("No tiene nada pendiente esta semana")
    assert Task.objects.exclude(done_at=None).count() == 1


def test_a_proof_is_sent_from_the_street_with_one_thumb(
    phone_context: BrowserContext, live_server, tmp_path: Path
) -> None:
    photo = tmp_path / "cartelera.jpg"
    photo.write_bytes(jpeg((1200, 800)))
    sign_in_browser(phone_context, live_server.url, make_communications())
    phone, action = phone_context.new_page(), make_action()
    phone.goto(f"{live_server.url}/oficina/plan/acciones/{action.pk}/")
    phone.get_by_role("link", name="Registrar evidencia").first.click()
    phone.get_by_label("Tomar la foto").set_input_files(photo)
    phone.get_by_label("Dónde").fill("Cartelera del hospital")
    phone.get_by_role("button", name="Guardar evidencia").click()
    expect(phone.locator("#hecho")).to_contain_text("Cartelera del hospital")
    expect(phone.locator("#hecho img")).to_have_js_property("complete", True)
    assert Evidence.objects.get().file.content_type == "image/jpeg"


def test_two_clicks_on_one_button_make_one_row(page: Page, live_server) -> None:
    action = make_action()
    sign_in_browser(page.context, live_server.url, make_communications())
    page.goto(f"{live_server.url}/oficina/plan/agregar/tactica/{action.pk}/")
    page.get_by_label("Táctica o recurso").fill("Cuña en la emisora")
    page.get_by_role("button", name="Agregar táctica").dblclick()
    expect(page.locator("#tacticas")).to_contain_text("Cuña en la emisora")
    assert Tactic.objects.count() == 1


@pytest.fixture
def everything() -> list[str]:
    """A plan with one of each, and the addresses of our own screens."""
    today = timezone.localdate()
    plan = make_plan(general_objective="Que todos sepan")
    action = make_action(plan, periodicity="weekly", starts_on=today - timedelta(days=20))
    indicator = make_indicator(action, goal=10)
    person = make_leader()
    Responsible.objects.create(action=action, role="Líder", person=person)
    Tactic.objects.create(action=action, text="Cuña", channel="radio")
    Task.objects.create(action=action, title="Grabar la cuña", due_on=today - timedelta(days=3), person=person)
    add_evidence(action=action, actor=person, taken_on=today, note_text="Se pegó el afiche")
    for month in range(3):
        record_fact(
            measure="contents_published",
            label=f"Noticia {month}",
            source_kind="test",
            source_id=month,
            action=action,
            channel="website",
            happened_at=timezone.now() - timedelta(days=31 * month),
        )
    step = plan.procedures.create(name="Registro").enabling.create(number=1, component="Institucional", title="Norma")
    office = "/oficina/plan/"
    return [
        "/oficina/",
        "/oficina/?de=todas",
        office,
        f"{office}acciones/{action.pk}/",
        f"{office}acciones/{action.pk}/evidencia/",
        f"{office}indicadores/{indicator.pk}/",
        f"{office}calendario/",
        f"{office}editar/accion/{action.pk}/",
        f"{office}editar/objetivo/{action.objective_id}/",
        f"{office}editar/actividad/{step.pk}/",
        f"{office}quitar/accion/{action.pk}/",
        f"{office}{plan.pk}/aprobar/",
        f"{office}{plan.pk}/editar/",
        f"{office}importar/",
        f"{office}catalogo/",
        f"{office}catalogo/adaptar/?acciones=visits&tramites=opening-hours",
        "/plan/",
        f"/plan/indicador/{indicator.pk}/",
    ]


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_nobody_is_hindered_on_any_of_our_screens(
    size: str, page: Page, phone_context: BrowserContext, live_server, everything: list[str]
) -> None:
    screen = page if size == "desk" else phone_context.new_page()
    sign_in_browser(screen.context, live_server.url, User.objects.get(email="gel@segovia.example"))
    for path in everything:
        screen.goto(f"{live_server.url}{path}")
        assert_accessible(screen, context=".o-page" if path.startswith("/oficina/") else None)
        assert screen.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


def test_the_preview_of_an_import_hinders_nobody(page: Page, live_server, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan_json()), encoding="utf-8")
    sign_in_browser(page.context, live_server.url, make_communications())
    page.goto(f"{live_server.url}/oficina/plan/importar/")
    page.get_by_label("Documento o hoja de cálculo del plan").set_input_files(file)
    page.get_by_role("button", name="Leer el documento").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Revise antes de guardar")
    for details in page.locator("details").all():
        details.evaluate("element => element.open = true")
    assert_accessible(page, context=".o-page")


def test_the_public_plan_with_photos_is_light_on_a_phone(phone: Page, live_server) -> None:
    plan, person = make_plan(), make_communications()
    for number in range(8):
        action = make_action(plan, title=f"Acción {number}", order=number)
        make_indicator(action, goal=12)
        photo = SimpleUploadedFile("foto.jpg", noise(number, (2000, 1500)))
        register_evidence(
            action=action,
            actor=person,
            taken_on=timezone.localdate(),
            submission=str(number),
            upload=photo,
            place="Parque",
            is_public=True,
        )
    weight = weigh(phone, f"{live_server.url}/plan/")
    assert_light(weight)
    assert sum("/foto/" in address for address in weight.parts) == 3
    assert_accessible(phone)
