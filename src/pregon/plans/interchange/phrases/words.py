"""Word lists that stay readable in the source."""


def word_list(text: str) -> tuple[str, ...]:
    """The words of `text`, separated by spaces."""
    return tuple(text.split())
