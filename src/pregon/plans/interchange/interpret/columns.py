"""Which column of a table holds what, by the meaning of its titles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..blocks import Row, says_something
from ..headings import SURE, Match, Role, best, matches

# Columns that may come twice: what both hold is kept.
_MAY_REPEAT = frozenset({Role.TACTICS, Role.INDICATOR, Role.RESPONSIBLE})
_MAIN = _MAY_REPEAT | {Role.ACTION, Role.OBJECTIVE, Role.COMPONENT, Role.PROCEDURE}
_CARRIES_ROWS = frozenset({Role.ACTION, Role.TACTICS, Role.COMPONENT})
_AS_COLUMN = {
    Role.COMPONENTS: Role.COMPONENT,
    Role.RECIPIENTS: Role.AUDIENCE,
    Role.SPECIFIC_OBJECTIVES: Role.OBJECTIVE,
}
_NOT_COLUMNS = frozenset({
    Role.MUNICIPALITY, Role.TITLE, Role.VERSION, Role.GENERAL_OBJECTIVE, Role.DIAGNOSIS, Role.BACKGROUND,
})  # fmt: skip


@dataclass
class Columns:
    """`roles` and `titles` by position; `doubts` has what to ask about a title, by position."""

    titles: list[str]
    roles: list[Role | None]
    doubts: dict[int, str] = field(default_factory=dict)

    def at(self, role: Role) -> list[int]:
        return [position for position, known in enumerate(self.roles) if known is role]

    def first(self, role: Role) -> int | None:
        return next(iter(self.at(role)), None)

    def has(self, *roles: Role) -> bool:
        return any(role in self.roles for role in roles)


@dataclass(frozen=True)
class Header:
    """A header row; `rest` has the first row of data where it was glued under the titles."""

    columns: Columns
    rest: list[str] | None = None


def header_of(row: Row) -> Header | None:
    """The columns that this row names, when it is a header: half of its titles known, among them a main one."""
    texts = [cell.text for cell in row.cells]
    columns = _columns(texts)
    if columns:
        return Header(columns)
    glued = [_unglued(text) for text in texts]
    columns = _columns([title for title, _rest in glued]) if _is_glued(glued) else None
    return Header(columns, [rest for _title, rest in glued]) if columns else None


def _columns(titles: list[str]) -> Columns | None:
    found = [_candidates(title) for title in titles]
    filled = sum(map(says_something, titles))
    columns = Columns(titles, [None] * len(titles))
    _assign(columns, found)
    _settle(columns)
    known = sum(role is not None for role in columns.roles)
    wide_enough = known >= 2 or (len(titles) == 1 and found[0][:1] and found[0][0].score == 1.0)
    is_header = wide_enough and 2 * known >= filled and columns.has(*_MAIN) and columns.has(*_CARRIES_ROWS)
    return columns if is_header else None


def _candidates(title: str) -> list[Match]:
    if "\n" in title.strip() and len(title) > 60:
        return []
    known = [Match(_AS_COLUMN.get(match.role, match.role), match.score) for match in matches(" ".join(title.split()))]
    return [match for match in known if match.role not in _NOT_COLUMNS]


def _assign(columns: Columns, found: list[list[Match]]) -> None:
    """The best title takes the role; one that loses takes its next role, or goes with a doubt."""
    ranked = sorted(
        ((match, position) for position, candidates in enumerate(found) for match in candidates),
        key=lambda pair: (-pair[0].score, pair[1]),
    )
    for match, position in ranked:
        if columns.roles[position] is None and not columns.has(match.role):
            columns.roles[position] = match.role
            if not match.is_sure:
                columns.doubts[position] = _("¿«%(title)s» es el título correcto?") % {
                    "title": columns.titles[position]
                }
    _place_losers(columns, found)


def _place_losers(columns: Columns, found: list[list[Match]]) -> None:
    for position, candidates in enumerate(found):
        if columns.roles[position] is not None or not candidates:
            continue
        role = candidates[0].role
        winner = columns.titles[columns.at(role)[0]] if columns.has(role) else ""
        columns.doubts[position] = _("La columna «%(one)s» compite con «%(other)s»: revise cuál es cuál.") % {
            "one": columns.titles[position],
            "other": winner,
        }
        columns.roles[position] = _second_role(columns, role)


def _second_role(columns: Columns, role: Role) -> Role | None:
    if role in _MAY_REPEAT:
        return role
    return Role.TACTICS if role is Role.ACTION and not columns.has(Role.TACTICS) else None


def _settle(columns: Columns) -> None:
    """Some titles mean another thing when their usual neighbour is absent."""
    if not columns.has(Role.INDICATOR):
        _replace(columns, Role.GOAL, Role.INDICATOR)
    _replace(columns, Role.DESCRIPTION, Role.TACTICS if columns.has(Role.ACTION) else Role.ACTION)
    if not columns.has(Role.TACTICS):
        _replace(columns, Role.CHANNEL, Role.TACTICS)
    if not columns.has(Role.ACTION):
        _promote(columns, (Role.TACTICS, Role.OBJECTIVE))


def _replace(columns: Columns, old: Role, new: Role) -> None:
    if columns.has(Role.COMPONENT) and old is Role.DESCRIPTION:
        return
    columns.roles = [new if role is old else role for role in columns.roles]


def _promote(columns: Columns, candidates: Iterable[Role]) -> None:
    """No column says "acción": the first likely one holds them, with a doubt."""
    position = next((columns.first(role) for role in candidates if columns.has(role)), None)
    if position is not None:
        columns.roles[position] = Role.ACTION
        title = {"title": columns.titles[position]}
        columns.doubts[position] = _("Ninguna columna dice «Acción»: se tomó «%(title)s».") % title


# --- Titles with the first row under them --------------------------------------------------------------------


def _unglued(text: str) -> tuple[str, str]:
    """ "Acciones\\nInformar a…" or "Acciones Informar a…" in two; ("", text) when it begins with no title."""
    title, _line, rest = text.strip().partition("\n")
    if _is_exact(title):
        return title, rest.strip()
    words = text.split()
    for count in range(min(5, len(words) - 1), 0, -1):
        begins = words[count][:1]
        if (begins.isupper() or not begins.isalnum()) and _is_exact(" ".join(words[:count])):
            return " ".join(words[:count]), " ".join(words[count:])
    return "", text


def _is_exact(title: str) -> bool:
    match = best(title)
    return match is not None and match.score == 1.0


def _is_glued(glued: list[tuple[str, str]]) -> bool:
    filled = [pair for pair in glued if any(map(says_something, pair))]
    return len(filled) >= 2 and all(title for title, _rest in filled) and any(rest for _title, rest in filled)


def is_subheader(row: Row, columns: Columns) -> bool:
    """A second line of titles ("Inicio", "Fin" under "Tiempo"): all its cells are sure titles, others blank."""
    filled = row.filled
    found = [best(row.text(position)) for position in filled]
    is_partial = 0 < len(filled) < len([role for role in columns.roles if role])
    return is_partial and len(filled) >= 2 and all(match is not None and match.score >= SURE for match in found)


def with_subheader(columns: Columns, row: Row) -> Columns:
    """The columns after their second line of titles."""
    width = max(len(columns.roles), len(row.cells))
    titles = columns.titles + [""] * (width - len(columns.titles))
    roles = columns.roles + [None] * (width - len(columns.roles))
    for position in row.filled:
        match = best(row.text(position))
        titles[position], roles[position] = row.text(position), match.role if match else None
    return Columns(titles, roles, columns.doubts)
