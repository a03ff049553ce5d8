"""How a command says no."""

OK, REFUSED, USAGE = 0, 1, 2


class Refused(Exception):
    """The command cannot do it; the message is for the operator, in Spanish."""
