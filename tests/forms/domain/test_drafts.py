"""Half-answered forms wait on the server, whatever was typed into them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import ModelLogEntry

from pregon.files.public import StoredFile
from pregon.forms.domain.codes import spelled, understood
from pregon.forms.domain.drafts import AlreadySubmitted, UnknownCode, check_draft, resume, save_page, start_draft
from pregon.forms.domain.erase import erase_submission
from pregon.forms.domain.limits import UPLOADS, WRONG_CODES, Limit, TooMany
from pregon.forms.domain.submit import submit
from pregon.forms.domain.sweep import sweep_expired
from pregon.forms.models import Attachment, Draft, FormVersion, Submission
from tests.support.forms import answer, definition, field, make_version, page, post_of, uploads_of
from tests.support.people import make_communications
from tests.support.pictures import jpeg

pytestmark = pytest.mark.django_db(transaction=True)

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"


def with_file(**options: object) -> FormVersion:
    return make_version(definition(page("p", field("rut", "file", required=True, options=options), field("nombre"))))


def pdf(name: str = "rut.pdf", size: int = 1000) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF + b"x" * size)


def test_a_draft_is_found_by_its_code_however_it_is_typed() -> None:
    draft, code = start_draft(make_version())
    for typed in (code, spelled(code), code.upper(), f" {code[:3]} {code[3:]} "):
        assert resume(typed) == draft
    assert code not in str(Draft.objects.values().get())


@pytest.mark.parametrize("typed", ["", "abc", "2" * 10, "<script>", "ñ" * 10])
def test_other_codes_find_nothing(typed: str) -> None:
    start_draft(make_version())
    with pytest.raises(UnknownCode):
        resume(typed)


def test_a_code_is_read_aloud_in_two_groups() -> None:
    assert spelled("k3p7wmx2dz") == "k3p7w-mx2dz"
    assert understood("K3P7W – MX2DZ") == "k3p7wmx2dz"


def test_wrong_answers_are_kept_as_they_were_typed() -> None:
    version = make_version()
    draft, code = start_draft(version)
    save_page(draft, version.definition.pages[0], post_of(medio="emisora", hora="a la tardecita", internet="si"))
    checked = save_page(draft, version.definition.pages[1], post_of(correo="ana.correo"))
    again = resume(code)
    assert again.values["correo"] == {"": ["ana.correo"]}
    assert again.values["hora"] == {"": ["a la tardecita"]}
    assert list(checked.errors) == ["hora", "correo"]


def test_a_question_that_was_not_shown_keeps_what_it_had() -> None:
    version = make_version()
    draft, _code = start_draft(version)
    first = version.definition.pages[0]
    save_page(draft, first, post_of(medio="emisora", hora="14:30", internet="no"))
    save_page(draft, first, post_of(_shown=["medio", "internet"], medio="cartelera", internet="no"))
    assert "hora" not in check_draft(draft).values
    save_page(draft, first, post_of(_shown=["medio", "internet"], medio="emisora", internet="no"))
    assert check_draft(draft).values["hora"] == "14:30"


def test_what_is_too_long_and_what_does_not_belong_is_not_kept() -> None:
    version = make_version()
    draft, _code = start_draft(version)
    save_page(draft, version.definition.pages[1], post_of(opinion="x" * 30_000, medio="emisora", foo="bar"))
    assert set(draft.values) == {"correo", "opinion"}
    assert len(draft.values["opinion"][""][0]) == 20_000


def test_a_sent_draft_is_not_changed_any_more() -> None:
    version = make_version()
    submission = answer(version, medio="cartelera", internet="no")
    with pytest.raises(AlreadySubmitted):
        save_page(submission.drafts.get(), version.definition.pages[0], post_of(medio="emisora"))


def test_a_file_is_kept_with_the_draft_and_goes_with_the_submission() -> None:
    version = with_file()
    draft, code = start_draft(version)
    save_page(draft, version.definition.pages[0], post_of(nombre="Ana"), uploads_of(rut=pdf()))
    save_page(draft, version.definition.pages[0], post_of(nombre="Ana María"))
    submission = submit(resume(code))
    attachment = Attachment.objects.get()
    assert submission.values["rut"] == [{"file": attachment.pk, "name": "rut.pdf", "size": attachment.stored.size}]
    assert (attachment.submission, attachment.draft) == (submission, None)


@pytest.mark.parametrize(
    ("options", "upload", "words"),
    [
        ({"pdf": False}, pdf(), "Máximo 1 archivo (fotos), de hasta 10 MB cada uno."),
        ({"megabytes": 1}, pdf(size=1_100_000), "pesa más de 1 MB. Elija uno más liviano."),
        ({}, SimpleUploadedFile("virus.exe", b"MZ" * 50), "Ese tipo de archivo no se acepta."),
        ({}, SimpleUploadedFile("nada.pdf", b""), "El archivo está vacío."),
    ],
)
def test_a_refused_file_is_told_and_clears_nothing(options: dict, upload: SimpleUploadedFile, words: str) -> None:
    version = with_file(**options)
    draft, _code = start_draft(version)
    checked = save_page(draft, version.definition.pages[0], post_of(nombre="Ana"), uploads_of(rut=upload))
    assert words in checked.errors["rut"].message
    assert (draft.values["nombre"], Attachment.objects.count()) == ({"": ["Ana"]}, 0)


def test_more_files_than_asked_for_are_refused_and_one_can_be_taken_off() -> None:
    version = with_file(count=2)
    draft, _code = start_draft(version)
    only = version.definition.pages[0]
    checked = save_page(draft, only, post_of(), uploads_of(rut=[pdf("a.pdf"), pdf("b.pdf"), pdf("c.pdf")]))
    assert "Ya hay 2 archivos. Quite uno para enviar otro." in checked.errors["rut"].message
    first = Attachment.objects.first()
    assert first
    name = first.stored.file.name
    checked = save_page(draft, only, post_of(rut__quitar=str(first.pk)))
    assert [each["name"] for each in checked.values["rut"]] == ["b.pdf"]
    assert not first.stored.file.storage.exists(name)


def test_nobody_names_a_file_of_somebody_else() -> None:
    version = with_file()
    other, _code = start_draft(version)
    save_page(other, version.definition.pages[0], post_of(), uploads_of(rut=pdf()))
    draft, _code = start_draft(version)
    number = Attachment.objects.get().pk
    save_page(draft, version.definition.pages[0], post_of(rut=f"{number}:5:rut.pdf", rut__quitar=str(number)))
    assert draft.values["rut"] == {}
    assert Attachment.objects.get().draft == other


def test_expired_drafts_leave_with_their_files_and_submissions_stay() -> None:
    version = with_file()
    draft, code = start_draft(version)
    save_page(draft, version.definition.pages[0], post_of(), uploads_of(rut=SimpleUploadedFile("a.jpg", jpeg())))
    sent, _code = start_draft(version)
    save_page(sent, version.definition.pages[0], post_of(), uploads_of(rut=pdf()))
    submission = submit(sent)
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(UnknownCode):
        resume(code)
    assert sweep_expired() == 2
    assert (Draft.objects.count(), Submission.objects.get(), StoredFile.objects.count()) == (0, submission, 1)


def test_guessing_is_stopped_for_whoever_does_it_only() -> None:
    for _ in range(WRONG_CODES.by_one):
        WRONG_CODES.refuse("10.0.0.1")
        WRONG_CODES.count("10.0.0.1")
    with pytest.raises(TooMany):
        WRONG_CODES.refuse("10.0.0.1")
    WRONG_CODES.refuse("10.0.0.2")


def test_a_crowd_that_guesses_together_is_stopped_too() -> None:
    limit = Limit("test", by_one=5, by_all=3)
    for number in range(3):
        limit.count(f"10.0.0.{number}")
    assert not limit.allows("10.0.0.9")


def test_nobody_fills_the_disk_and_the_text_is_kept() -> None:
    version = with_file()
    draft, _code = start_draft(version)
    for _ in range(UPLOADS.by_one):
        UPLOADS.count("10.0.0.1")
    only = version.definition.pages[0]
    checked = save_page(draft, only, post_of(nombre="Ana"), uploads_of(rut=pdf()), sender="10.0.0.1")
    assert "Llegaron muchos archivos seguidos" in checked.errors["rut"].message
    assert (draft.values["nombre"], Attachment.objects.count()) == ({"": ["Ana"]}, 0)


def test_an_erased_answer_leaves_with_its_files_and_is_remembered_as_erased() -> None:
    version, actor = with_file(), make_communications()
    draft, _code = start_draft(version)
    save_page(draft, version.definition.pages[0], post_of(), uploads_of(rut=pdf()))
    submission = submit(draft)
    number = submission.pk
    erase_submission(submission, actor=actor)
    assert (Submission.objects.count(), Draft.objects.count(), StoredFile.objects.count()) == (0, 0, 0)
    entry = ModelLogEntry.objects.get(action="forms.erase")
    assert (entry.user, entry.data) == (actor, {"number": number})
