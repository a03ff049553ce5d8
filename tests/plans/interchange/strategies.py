"""Any plan that the product can hold, with the texts that break careless formats."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from pregon.plans.enums import Channel, Periodicity
from pregon.plans.interchange import (
    ActionDocument,
    EnablingDocument,
    IndicatorDocument,
    ObjectiveDocument,
    PlanDocument,
    ProcedureDocument,
    TacticDocument,
    from_json,
    to_json,
)

NASTY = (
    "=1+1", "+57 604 831 5613", "-", "@SUM(A1)", "'apóstrofo", "''=x", "\tcon tabulador", "#N/A", "TRUE", "007", "1e5",
    "2026-01-31", "😀👩‍👩‍👧 ñandú", "línea uno\nlínea dos\n\n- tres", "_x000D_ _x005F_x0041_", "<b>no</b> & «sí»",
    "null", '"comillas"; y, comas', "a" * 250, "=HYPERLINK(\"http://x\")", "\u202etxet",
    "x\u00a0y", "Formato", "pregon-plan-1",
)  # fmt: skip


def texts(longest: int) -> st.SearchStrategy[str]:
    free = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
    long = free.map(lambda text: (f"{text}😀\n" * longest)[:longest])
    fits = st.one_of(free, st.sampled_from(NASTY), long)
    return fits.map(lambda text: text[:longest]).filter(_says_something)


def _says_something(text: str) -> bool:
    from pregon.plans.interchange.document import canonical

    return bool(canonical(text))


numbers = st.decimals(-(10**9), 10**9, places=2)
goals = st.decimals(Decimal("0.01"), 10**9, places=2)
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))

indicators = st.builds(
    IndicatorDocument,
    name=texts(300),
    unit=st.just("") | texts(80),
    base=st.none() | numbers,
    goal=st.none() | goals,
)
tactics = st.builds(TacticDocument, text=texts(2000), channel=st.sampled_from(Channel.values))


@st.composite
def actions(draw: st.DrawFn) -> ActionDocument:
    first, last = sorted([draw(days), draw(days)])
    return ActionDocument(
        title=draw(texts(1000)),
        responsible=draw(st.lists(texts(300), max_size=3)),
        indicators=draw(st.lists(indicators, max_size=3)),
        tactics=draw(st.lists(tactics, max_size=4)),
        periodicity=draw(st.sampled_from(Periodicity.values)),
        start=draw(st.none() | st.just(first)),
        end=draw(st.none() | st.just(last)),
    )


objectives = st.builds(
    ObjectiveDocument,
    audience=st.sampled_from(["internal", "external"]),
    text=texts(2000),
    actions=st.lists(actions(), max_size=3),
)
steps = st.builds(
    EnablingDocument,
    number=st.integers(1, 30_000),
    component=st.just("") | texts(60),
    title=texts(300),
    description=st.just("") | texts(5000),
    done_on=st.none() | days,
)
procedures = st.builds(
    ProcedureDocument,
    name=texts(300),
    enabling=st.lists(steps, max_size=3, unique_by=lambda step: step.number),
)
plans = st.builds(
    PlanDocument,
    municipality=texts(80),
    title=texts(300),
    diagnosis=st.just("") | texts(16_000),
    general_objective=st.just("") | texts(2000),
    version=st.just("") | texts(40),
    objectives=st.lists(objectives, max_size=2),
    procedures=st.lists(procedures, max_size=2),
).map(lambda plan: from_json(to_json(plan)))
