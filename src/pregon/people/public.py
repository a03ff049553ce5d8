"""What other packages may use of people."""

from .enums import ContactKind, Role
from .models import Contact, ContactList, Office, User
from .roles import ensure_roles, grant

__all__ = ["Contact", "ContactKind", "ContactList", "Office", "Role", "User", "ensure_roles", "grant"]
