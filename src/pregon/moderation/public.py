"""What other packages may use of moderation.

A feature registers a `TargetKind`, shows `comment_page` with the macros of `moderation/macros.html.jinja`, and links to
`write_path`. Everything a citizen does after that (form, code, answer, support, report, own comments) has its pages
under `/participa/`, which `moderation.site_urls` holds.
"""

from .domain.errors import Refused
from .domain.forgetting import forget_person
from .domain.posting import answer_officially, post_comment, post_from_paper
from .domain.printed import print_codes
from .enums import Order, State
from .links import comment_path, write_path
from .models import Comment, Participant
from .queries.listing import CommentPage, Shown, comment_page
from .queries.people import participants_to_write_to, personal_data_of, visible_comments
from .targets import Target, TargetKind, register_target, target_kinds

__all__ = [
    "Comment",
    "CommentPage",
    "Order",
    "Participant",
    "Refused",
    "Shown",
    "State",
    "Target",
    "TargetKind",
    "answer_officially",
    "comment_page",
    "comment_path",
    "forget_person",
    "participants_to_write_to",
    "personal_data_of",
    "post_comment",
    "post_from_paper",
    "print_codes",
    "register_target",
    "target_kinds",
    "visible_comments",
    "write_path",
]
