"""A member of staff at the back office, in Django's own client."""

from django.test import Client

from pregon.people.public import User


def signed_in(user: User) -> Client:
    """A client that signed in as the person, without the password's round."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
