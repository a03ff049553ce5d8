"""When a question is shown: conditions over earlier answers, evaluated in the order of the questions.

Three values are enough to be consistent: a comparison with a question that is itself hidden is neither true nor
false, so what depends on a hidden question is hidden too, also through «not». A visible question without an answer
makes every comparison false, except that «not answered» is then true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pregon.kernel.folding import fold

from .definition import All, Comparison, Condition, Field, Json, Not

# What conditions see of an answer: a number, a yes or no, a word, or the several that were chosen.
Seen = bool | int | float | str | tuple[str, ...] | None
Known = Mapping[str, Seen]


def holds(condition: Condition | None, known: Known) -> bool:
    """Whether a question with this condition is shown; `known` has the visible questions before it."""
    return condition is None or _value(condition, known) is True


def visible_keys(fields: Iterable[Field], see: Callable[[Field], Seen]) -> tuple[str, ...]:
    """The questions that are shown when each one answers what `see` tells, in their order."""
    known: dict[str, Seen] = {}
    for field in fields:
        if holds(field.show_if, known):
            known[field.key] = see(field)
    return tuple(known)


def _value(condition: Condition, known: Known) -> bool | None:
    if isinstance(condition, Comparison):
        return compare(condition, known[condition.field]) if condition.field in known else None
    if isinstance(condition, Not):
        inner = _value(condition.inner, known)
        return None if inner is None else not inner
    if isinstance(condition, All):
        return _all([_value(part, known) for part in condition.all])
    return _any([_value(part, known) for part in condition.any])


def _all(values: list[bool | None]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True


def _any(values: list[bool | None]) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


def compare(comparison: Comparison, seen: Seen) -> bool:
    """One comparison with what was answered; never raises, whatever is compared."""
    if seen is None or seen == ():
        return False
    if comparison.op == "answered":
        return True
    return _TESTS[comparison.op](seen, comparison.value)


def _is(seen: Seen, value: Json) -> bool:
    if isinstance(seen, bool) or isinstance(value, bool):
        return seen is value
    if isinstance(seen, str) and isinstance(value, str):
        return fold(seen) == fold(value)
    return bool(seen == value)


def _contains(seen: Seen, value: Json) -> bool:
    if isinstance(seen, tuple):
        return value in seen
    return isinstance(seen, str) and isinstance(value, str) and fold(value) in fold(seen)


def _at_least(seen: Seen, value: Json) -> bool:
    return _same_nature(seen, value) and seen >= value


def _at_most(seen: Seen, value: Json) -> bool:
    return _same_nature(seen, value) and seen <= value


def _same_nature(seen: Seen, value: Json) -> bool:
    """Two numbers, or two words (days and hours compare as ISO words)."""
    numbers = all(isinstance(each, int | float) and not isinstance(each, bool) for each in (seen, value))
    return numbers or (isinstance(seen, str) and isinstance(value, str))


_TESTS: dict[str, Callable[[Seen, Json], bool]] = {
    "is": _is,
    "is_not": lambda seen, value: not _is(seen, value),
    "contains": _contains,
    "at_least": _at_least,
    "at_most": _at_most,
}
