import pytest

from pregon.portal.telephones import telephone_link


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("604 831 56 13", "tel:+576048315613"),
        ("(604) 831-5613 ext. 104", "tel:+576048315613"),
        ("604 831 56 13 y 604 831 56 14", "tel:+576048315613"),
        ("+57 604 8315613", "tel:+576048315613"),
        ("300 123 4567, 604 111 2233", "tel:+573001234567"),
    ],
)
def test_the_first_number_is_called(number, link):
    assert telephone_link(number) == link
