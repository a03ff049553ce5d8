from .claim import Claim
from .mailing import Mailing
from .message import Message
from .outage import Outage
from .suppression import Suppression

__all__ = ["Claim", "Mailing", "Message", "Outage", "Suppression"]
