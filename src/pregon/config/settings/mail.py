"""Mail goes to the outbox first; `delivery` hands it over, so a slow server never delays a page."""

from .instance import INSTANCE

EMAIL_BACKEND = "pregon.delivery.backend.OutboxEmailBackend"
MAIL_TRANSPORT = INSTANCE.settings.mail
DEFAULT_FROM_EMAIL = (
    INSTANCE.settings.mail.from_address or f"Alcaldía de {INSTANCE.settings.name} <no-responder@localhost>"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
