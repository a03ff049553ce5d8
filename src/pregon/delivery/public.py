"""What other packages may use of delivery."""

from .domain.create import create_mailing
from .domain.finish import Accounting, accounting, on_finished
from .domain.recipients import Recipient
from .domain.start import retry_failed, start
from .domain.stop import stop
from .domain.suppress import suppress
from .enums import Purpose, SuppressionReason
from .models import Mailing
from .queries import mail_stays_here

__all__ = [
    "Accounting",
    "Mailing",
    "Purpose",
    "Recipient",
    "SuppressionReason",
    "accounting",
    "create_mailing",
    "mail_stays_here",
    "on_finished",
    "retry_failed",
    "start",
    "stop",
    "suppress",
]
