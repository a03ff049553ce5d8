"""What other packages may use of outreach."""

from .domain.compose import adapt, delete_piece, save_piece
from .domain.correct import remove_proof, take_down
from .domain.prove import plan_placement, prove_placement
from .domain.publish import approve, publish, send_back, submit, withdraw
from .domain.visits import count_visit
from .enums import State
from .links import short_url
from .models import Piece, Placement, Rendition
from .prefill import compose_url
from .words import moment_words

__all__ = [
    "Piece",
    "Placement",
    "Rendition",
    "State",
    "adapt",
    "approve",
    "compose_url",
    "count_visit",
    "delete_piece",
    "moment_words",
    "plan_placement",
    "prove_placement",
    "publish",
    "remove_proof",
    "save_piece",
    "send_back",
    "short_url",
    "submit",
    "take_down",
    "withdraw",
]
