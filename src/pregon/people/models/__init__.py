from .contact import Contact, ContactList
from .office import Office
from .user import User

__all__ = ["Contact", "ContactList", "Office", "User"]
