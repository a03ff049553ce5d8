from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from pregon.delivery.models import Mailing
from pregon.moderation.carriers import Carrier, carriers, veiled_number
from pregon.moderation.domain.acting import support_act
from pregon.moderation.domain.blocking import block_network, block_person, lift_block, refuse_if_blocked
from pregon.moderation.domain.challenge import NUMBERS, is_answered, new_challenge
from pregon.moderation.domain.errors import ChallengeWanted, Refused
from pregon.moderation.domain.forgetting import forget_contacts, forget_networks, forget_passing, forget_person
from pregon.moderation.domain.moderating import hide
from pregon.moderation.domain.printed import print_codes, printed_code
from pregon.moderation.domain.verification import ask_code, check_code, find_verification, send_again
from pregon.moderation.forms.public import CommentForm
from pregon.moderation.models import Block, Comment, Participant, PrintedCode, Tally, Verification
from pregon.moderation.public import participants_to_write_to, personal_data_of, visible_comments
from tests.support.comments import KIND, last_code, make_participant, say
from tests.support.people import make_communications

pytestmark = pytest.mark.django_db


def ask(contact="ana@vereda.example", **values):
    values = {"name": "Ana", "act": support_act(1), "network": "n1", **values}
    return ask_code(contact=contact, **values)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_right_code_lets_the_person_in_and_again_the_same_person():
    asked = ask(" Ana@Vereda.Example ")
    person = check_code(asked.verification, code=f" {last_code()[:3]} {last_code()[3:]} ", network="n1")
    assert (person.contact, person.name, person.consent_version) == ("ana@vereda.example", "Ana", "2026-1")
    assert check_code(asked.verification, code=last_code(), network="n1") == person
    assert Participant.objects.count() == 1


def test_neither_code_nor_secret_is_kept_as_it_is():
    asked = ask()
    row = Verification.objects.values().get()
    kept = " ".join(map(str, row.values()))
    assert last_code() not in kept
    assert asked.token not in kept
    assert find_verification(asked.token) == asked.verification
    assert find_verification(asked.token + "x") is None


def test_after_five_wrong_codes_the_right_one_no_longer_works():
    asked = ask()
    code = last_code()
    for _try in range(5):
        with pytest.raises(Refused, match="Ese no es el código"):
            check_code(asked.verification, code=wrong(code), network="n1")
    with pytest.raises(Refused, match="Pida otro"):
        check_code(asked.verification, code=code, network="n1")


def test_a_code_is_too_old_after_ten_minutes_and_another_one_works():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        asked = ask()
        clock.shift(timedelta(minutes=10))
        with pytest.raises(Refused, match="venció"):
            check_code(asked.verification, code=last_code(), network="n1")
        old = last_code()
        send_again(asked.verification, network="n1")
        if old != last_code():
            with pytest.raises(Refused, match="Ese no es"):
                check_code(asked.verification, code=old, network="n1")
        assert check_code(asked.verification, code=last_code(), network="n1").contact == "ana@vereda.example"


def test_a_code_of_one_text_does_not_open_another():
    first = ask()
    code = last_code()
    second = ask()
    if code != last_code():
        with pytest.raises(Refused):
            check_code(second.verification, code=code, network="n1")
    assert check_code(first.verification, code=code, network="n1")


def test_nobody_can_flood_a_strangers_mailbox():
    for _number in range(5):
        ask()
    with pytest.raises(Refused, match="varios códigos"):
        ask()
    assert Mailing.objects.count() == 5


def test_a_network_that_asks_much_gets_a_question_first_and_then_nothing():
    for number in range(15):
        ask(f"v{number}@vereda.example")
    with pytest.raises(ChallengeWanted):
        ask("uno-mas@vereda.example")
    assert ask("uno-mas@vereda.example", challenged=True)
    assert ask("otro@vereda.example", network="n2")
    for number in range(104):
        ask(f"w{number}@vereda.example", challenged=True)
    with pytest.raises(Refused, match="desde su conexión"):
        ask("y-otro@vereda.example", challenged=True)


def test_who_guesses_from_one_network_is_stopped_whatever_the_text():
    for number in range(12):
        asked = ask(f"v{number}@vereda.example")
        for _try in range(5):
            with pytest.raises(Refused):
                check_code(asked.verification, code=wrong(last_code()), network="n1")
    fresh = ask("final@vereda.example")
    with pytest.raises(Refused, match="muchos códigos equivocados"):
        check_code(fresh.verification, code=last_code(), network="n1")


@pytest.mark.parametrize(
    "contact",
    [
        "",
        "ana",
        "ana@",
        "@b.co",
        "ana@b.co\nBcc: x@y.co",
        "<ana@b.co>",
        "ana@b.co,x@y.co",
        "3001234567",
        "a" * 300 + "@b.co",
    ],
)
def test_what_is_no_address_gets_no_code(contact: str):
    with pytest.raises(Refused) as refusal:
        ask(contact)
    assert refusal.value.field == "contact"
    assert Mailing.objects.count() == 0


def test_phones_are_offered_only_where_text_messages_can_be_sent(monkeypatch: pytest.MonkeyPatch):
    sent = []
    assert str(CommentForm().fields["contact"].label) == "Su correo electrónico"
    carrier = Carrier("Celular", lambda to, code: sent.append((to, code)), veiled_number)
    monkeypatch.setitem(carriers._entries, "phone", carrier)
    assert str(CommentForm().fields["contact"].label) == "Su correo o su celular"
    asked = ask("300 123-4567")
    ((number, code),) = sent
    assert (number, carrier.veil(number)) == ("+573001234567", "•••4567")
    assert check_code(asked.verification, code=code, network="n1").contact == number


def test_the_mail_with_the_code_is_a_personal_notice():
    ask()
    mailing = Mailing.objects.get()
    assert (mailing.purpose, mailing.subject) == ("transactional", f"{last_code()} es su código para opinar")
    assert mailing.messages.get().address == "ana@vereda.example"


def redeem_printed_code(**values):
    with printed_code(**values) as person:
        return person


def test_a_printed_code_lets_one_person_in_once():
    _batch, codes = print_codes(label="Junta de El Cristo", count=3, actor=make_communications())
    assert len(set(codes)) == 3
    assert not PrintedCode.objects.filter(code_hash__in=codes).exists()
    person = redeem_printed_code(code=f" {codes[0].upper()} ", name="Rosa", network="n1")
    assert (person.contact_kind, person.contact) == ("printed", "")
    for used in (codes[0], "aaaaa-aaaaa", ""):
        with pytest.raises(Refused):
            redeem_printed_code(code=used, name="Rosa", network="n1")


def test_a_printed_code_stays_good_when_what_it_was_for_is_refused():
    _batch, codes = print_codes(label="Junta", count=1, actor=make_communications())
    with pytest.raises(Refused), printed_code(code=codes[0], name="Rosa", network="n1"):
        raise Refused("No")
    assert redeem_printed_code(code=codes[0], name="Rosa", network="n1").name == "Rosa"


def test_printed_codes_cannot_be_tried_for_ever():
    _batch, codes = print_codes(label="Junta", count=1, actor=make_communications())
    for number in range(20):
        with pytest.raises(Refused):
            redeem_printed_code(code=f"bbbbb{number:05d}", name="X", network="n1")
    with pytest.raises(Refused, match="muchos códigos"):
        redeem_printed_code(code=codes[0], name="X", network="n1")


def solution(question: str) -> str:
    first, second = question.removeprefix("¿Cuánto es ").partition("?")[0].split(" más ")
    return str(NUMBERS.index(first) + NUMBERS.index(second))


def test_a_question_is_answered_in_digits_or_words_and_once():
    for in_words in (False, True):
        challenge = new_challenge()
        answer = solution(challenge.question)
        given = NUMBERS[int(answer)].upper() if in_words else f" {answer}. "
        assert is_answered(token=challenge.token, answer=given)
        assert not is_answered(token=challenge.token, answer=given)


def test_a_question_is_not_answered_wrongly_late_or_by_a_made_up_token():
    challenge = new_challenge()
    assert not is_answered(token=challenge.token, answer="99")
    assert not is_answered(token="x-y:z", answer="7")
    with time_machine.travel(timezone.now(), tick=False) as clock:
        late = new_challenge()
        clock.shift(timedelta(minutes=31))
        assert not is_answered(token=late.token, answer=solution(late.question))


def test_a_blocked_person_is_told_until_when_and_also_under_a_new_name():
    ana = make_participant()
    block_person(participant=ana, reason="insults", days=7, actor=make_communications())
    with pytest.raises(Refused, match=r"No puede opinar hasta el .* insultos"):
        say()
    Participant.objects.filter(pk=ana.pk).update(contact="")
    with pytest.raises(Refused, match="No puede opinar"):
        say("Otra cosa", by=make_participant("ana@vereda.example", "Otra"))
    for block in Block.objects.all():
        assert lift_block(block, actor=block.created_by)
    assert say("Otra cosa", by=make_participant("ana@vereda.example")).state == "visible"


def test_a_blocked_network_is_open_again_after_a_day():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        block_network(network="n1", reason="advertising", actor=make_communications())
        with pytest.raises(Refused, match="conexión"):
            refuse_if_blocked(network="n1")
        refuse_if_blocked(network="n2")
        clock.shift(timedelta(hours=25))
        refuse_if_blocked(network="n1")


def test_contacts_are_erased_a_year_after_the_last_visit_and_the_words_stay():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        comment = say(network="n1")
        clock.shift(timedelta(days=364))
        make_participant("luz@vereda.example", "Luz")
        assert (forget_contacts(), forget_networks()) == (0, 1)
        clock.shift(timedelta(days=2))
        assert forget_contacts() == 1
    comment.refresh_from_db()
    assert (comment.author.contact, comment.name, comment.state, comment.network) == ("", "Ana Gómez", "visible", "")
    assert Participant.objects.exclude(contact="").get().name == "Luz"


def test_texts_that_nobody_confirmed_are_deleted_after_a_day():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ask()
        clock.shift(timedelta(hours=25))
        forget_passing()
    assert (Verification.objects.count(), Tally.objects.count()) == (0, 0)


def test_a_person_gets_all_that_is_kept_of_them_and_nothing_of_others():
    comment = say()
    say("Ajeno", by=make_participant("luz@vereda.example", "Luz"))
    (data,) = personal_data_of(" ANA@vereda.example")
    assert [each["text"] for each in data["comments"]] == [comment.body]
    assert personal_data_of("nadie@vereda.example") == personal_data_of("") == []
    assert forget_person(contact="ana@vereda.example") == 1
    assert personal_data_of("ana@vereda.example") == []
    assert Comment.objects.count() == 2


def test_an_export_holds_what_is_in_view_only():
    officer = make_communications()
    parent, other = say("Primero de todos"), say("Segundo de todos", by=make_participant("luz@v.example", "Luz"))
    say("Respuesta al primero", parent=parent)
    say("Respuesta al segundo", parent=other, by=make_participant("luz@v.example"))
    hide(parent, reason="insults", actor=officer)
    assert [each.body for each in visible_comments(KIND, 1)] == ["Segundo de todos", "Respuesta al segundo"]


def test_the_closing_answer_goes_to_whoever_can_be_written_to():
    say()
    say("Sin correo", by=make_participant("", "Rosa", contact_kind="paper"))
    assert [each.address for each in participants_to_write_to(KIND, 1)] == ["ana@vereda.example"]
