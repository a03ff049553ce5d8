"""What other packages may use of people."""

from .domain.administrators import require_administrators_without
from .enums import ContactKind, Role
from .models import Contact, ContactList, Office, User
from .queries import administrators, is_only_administrator
from .roles import ensure_roles, grant

__all__ = [
    "Contact",
    "ContactKind",
    "ContactList",
    "Office",
    "Role",
    "User",
    "administrators",
    "ensure_roles",
    "grant",
    "is_only_administrator",
    "require_administrators_without",
]
