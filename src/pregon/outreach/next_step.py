"""The next step of a whole piece: one sentence, one button."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .cards import Card
from .enums import State
from .words import list_words, moment_words


@dataclass(frozen=True)
class NextStep:
    """`step` is taken on all `cards` at once; or `url` leads to where it is taken."""

    text: str
    label: str = ""
    step: str = ""
    url: str = ""
    cards: list[Card] = field(default_factory=list)


def next_step(cards: list[Card]) -> NextStep:
    """What this person does next with the piece, the most urgent first."""
    if not cards:
        return NextStep(_("Marque por dónde sale: sitio web, banner, correo o afiche."))
    finders = (
        _to_approve,
        _to_submit,
        _to_complete,
        _to_bring_up_to_date,
        _to_publish,
        _to_carry_out,
        _to_prepare_again,
    )
    found = (finder(cards) for finder in finders)
    return next((step for step in found if step), NextStep(_rest(cards)))


def _to_approve(cards: list[Card]) -> NextStep | None:
    ready = _with_step(cards, "approve")
    label = ngettext("Aprobar", "Aprobar los %(n)d canales", len(ready)) % {"n": len(ready)}
    text = _("Revise y apruebe: %(channels)s.") % {"channels": _names(ready)}
    return NextStep(text, label, step="approve", cards=ready) if ready else None


def _to_submit(cards: list[Card]) -> NextStep | None:
    ready = _with_step(cards, "submit")
    text = _("Pida la aprobación: %(channels)s.") % {"channels": _names(ready)}
    return NextStep(text, _("Pedir aprobación"), step="submit", cards=ready) if ready else None


def _to_complete(cards: list[Card]) -> NextStep | None:
    lacking = [card for card in cards if card.needs_work]
    text = _("Complete lo que falta: %(channels)s.") % {"channels": _names(lacking)}
    return NextStep(text, _("Ver qué falta"), url=f"#{lacking[0].channel.kind}") if lacking else None


def _to_bring_up_to_date(cards: list[Card]) -> NextStep | None:
    """What was corrected after its approval: nobody should send the old text without having been asked."""
    stale = [card for card in cards if card.is_stale and not card.rendition.is_out and _can(card, "send_back")]
    text = _("La pieza cambió después de aprobarla. Si publica ahora, sale lo aprobado: %(channels)s.")
    label = ngettext("Llevar el cambio al canal", "Llevar el cambio a los %(n)d canales", len(stale)) % {
        "n": len(stale)
    }
    return NextStep(text % {"channels": _names(stale)}, label, step="send_back", cards=stale) if stale else None


def _to_publish(cards: list[Card]) -> NextStep | None:
    ready = [card for card in _with_step(cards, "publish") if not card.rendition.scheduled_at]
    if not ready:
        return None
    text = " ".join([_("Publique: %(channels)s.") % {"channels": _names(ready)}, *_first_days(ready)])
    if all(card.appears_at for card in ready):
        return NextStep(" ".join(_first_days(ready)), _("Que aparezca ese día"), step="publish", cards=ready)
    label = ngettext("Publicar ahora", "Publicar ahora en %(n)d canales", len(ready)) % {"n": len(ready)}
    return NextStep(text, label, step="publish", cards=ready)


def _first_days(cards: Iterable[Card]) -> list[str]:
    """What is not to be seen before its first day."""
    words = _("%(channel)s: aparece el %(day)s.")
    return [
        words % {"channel": card.channel.label, "day": moment_words(card.appears_at)}
        for card in cards
        if card.appears_at
    ]


def _to_carry_out(cards: list[Card]) -> NextStep | None:
    approved = [card for card in cards if card.rendition.state == State.APPROVED and not card.rendition.scheduled_at]
    for card in approved:
        if card.steps and card.steps[0].is_main and card.steps[0].url:
            main = card.steps[0]
            return NextStep(f"{card.channel.label}: {card.next}", str(main.label), url=main.url)
    return None


def _to_prepare_again(cards: list[Card]) -> NextStep | None:
    """What was taken back or did not go out: whoever took it back mostly wants it out again, put right."""
    back = _with_step(cards, "send_back")
    withdrawn = [card for card in back if card.rendition.state == State.WITHDRAWN]
    text = _("Retirada: %(channels)s. Si debe salir otra vez, corrija el texto y prepárela de nuevo.")
    if not withdrawn:
        text = _("No salió: %(channels)s. Corrija lo que falló y prepárela de nuevo.")
    label = ngettext("Preparar de nuevo", "Preparar de nuevo los %(n)d canales", len(back)) % {"n": len(back)}
    names = {"channels": _names(withdrawn or back)}
    return NextStep(text % names, label, step="send_back", cards=back) if back else None


def _rest(cards: list[Card]) -> str:
    if any(card.rendition.state == State.REVIEW for card in cards):
        return _("Espera la aprobación. Usted no tiene que hacer nada más.")
    if any(card.rendition.scheduled_at for card in cards):
        return _("Todo listo: sale en la fecha programada.")
    if all(card.rendition.is_out for card in cards):
        return _("Ya salió por todos los canales. Lo que cambie aquí no cambia lo que salió.")
    return _("No hay nada pendiente. Los números están en el indicador de la acción.")


def _with_step(cards: Iterable[Card], name: str) -> list[Card]:
    is_it: Callable[[Card], bool] = lambda card: any(  # noqa: E731
        step.name == name and step.is_main and not step.url for step in card.steps
    )
    return [card for card in cards if is_it(card)]


def _can(card: Card, name: str) -> bool:
    return any(step.name == name for step in card.steps)


def _names(cards: Iterable[Card]) -> str:
    return list_words([str(card.channel.label).lower() for card in cards])
