import pytest

from pregon.kernel.folding import fold
from pregon.kernel.references import ALPHABET, new_code
from pregon.kernel.registry import AlreadyRegistered, Registry


def test_entries_come_in_the_order_of_registration():
    registry = Registry("things")
    registry.register("b", 1)
    registry.register("a", 2)
    assert (list(registry), registry.keys(), registry["a"], registry.get("c"), "b" in registry) == (
        [1, 2],
        ["b", "a"],
        2,
        None,
        True,
    )


def test_a_taken_key_is_refused():
    registry = Registry("things")
    registry.register("a", [])
    with pytest.raises(AlreadyRegistered):
        registry.register("a", [])


def test_codes_hold_no_letters_that_look_alike():
    assert not set("0o1liuv") & set(ALPHABET)
    assert len({new_code() for _ in range(500)}) == 500


def test_folding_drops_accents_case_and_spare_spaces():
    assert fold("  Trámite\n ÚNICO ñandú ") == "tramite unico nandu"
