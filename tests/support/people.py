"""Making people for a test, with the roles that ship with the product."""

from django.contrib.auth.models import Group

from pregon.people.public import Role, User, ensure_roles

PASSWORD = "una-frase-solo-para-pruebas"


def make_person(email: str = "yuliana@segovia.example", *, roles: tuple[Role, ...] = (), **fields: object) -> User:
    """A member of staff who signs in with `PASSWORD`; the roles come with their real permissions."""
    ensure_roles()
    names = {"first_name": "Yuliana", "last_name": "Cárdenas", **fields}
    person = User.objects.create_user(email, PASSWORD, **names)
    person.groups.set(Group.objects.filter(name__in=roles))
    return person


def make_communications() -> User:
    """The communications officer."""
    return make_person("comunicaciones@segovia.example", roles=(Role.COMMUNICATIONS,))


def make_leader() -> User:
    """The GEL leader."""
    return make_person("gel@segovia.example", roles=(Role.GEL_LEADER,), first_name="Hernán")


def make_staff() -> User:
    """A public servant with no other role."""
    return make_person("salud@segovia.example", roles=(Role.STAFF,), first_name="Diana")
