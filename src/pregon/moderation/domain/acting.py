"""What somebody came to do, as plain values: done at once for who is known, after the code for who is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..models import Comment, Following, Participant
from .errors import ChallengeWanted, Refused
from .following import follow
from .limits import POSTS_PER_NETWORK_CALM, count, is_exhausted
from .participants import touch
from .posting import post_comment
from .supporting import support

COMMENT, SUPPORT, FOLLOW, ENTER = "comment", "support", "follow", "enter"


@dataclass(frozen=True)
class Outcome:
    """What came of it: which act, and the comment that it made or touched or the following that it began."""

    do: str
    comment: Comment | None = None
    following: Following | None = None


def comment_act(
    *, kind: str, object_id: int, parent: int | None, name: str, text: str, form_key: str
) -> dict[str, Any]:
    values = {"kind": kind, "object_id": object_id, "parent": parent, "name": name, "text": text, "form_key": form_key}
    return {"do": COMMENT, **values}


def support_act(comment: int) -> dict[str, Any]:
    return {"do": SUPPORT, "comment": comment}


def follow_act(kind: str, object_id: int) -> dict[str, Any]:
    return {"do": FOLLOW, "kind": kind, "object_id": object_id}


def carry_out(act: dict[str, Any], *, participant: Participant, network: str) -> Outcome:
    """Does it for the person. Done twice, it is done once. Raises `Refused`."""
    if act["do"] == SUPPORT:
        return Outcome(SUPPORT, _support(act, participant))
    if act["do"] == ENTER:
        return Outcome(ENTER)
    if act["do"] == FOLLOW:
        begun = follow(kind=act["kind"], object_id=act["object_id"], participant=participant)
        return Outcome(FOLLOW, following=begun)
    touch(participant, name=act["name"])
    count(POSTS_PER_NETWORK_CALM, network)
    parent = Comment.objects.filter(pk=act["parent"]).first() if act["parent"] else None
    values = {key: act[key] for key in ("kind", "object_id", "name", "text", "form_key")}
    return Outcome(COMMENT, post_comment(author=participant, parent=parent, network=network, **values))


def refuse_crowded_network(network: str, *, challenged: bool) -> None:
    """Raises `ChallengeWanted` when very much came from this network within minutes."""
    if not challenged and is_exhausted(POSTS_PER_NETWORK_CALM, network):
        raise ChallengeWanted


def _support(act: dict[str, Any], participant: Participant) -> Comment:
    comment = Comment.objects.select_related("thread").filter(pk=act["comment"]).first()
    if comment is None:
        raise Refused(_("Este aporte ya no recibe apoyos."))
    support(comment=comment, participant=participant)
    return comment
