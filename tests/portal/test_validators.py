import pytest
from django.core.exceptions import ValidationError

from pregon.portal.validators import validate_link_target

GOOD = [
    "https://www.gov.co",
    "http://a.example/x?y=1",
    "/noticias/",
    "/r/k7m2qp",
    "#contenido",
    "mailto:a@b.co",
    "tel:+57604",
]
BAD = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "/\\evil.example",
    "noticias",
    "https://a b",
    "",
    "http://[",
]


@pytest.mark.parametrize("target", GOOD)
def test_addresses_and_paths_are_links(target):
    validate_link_target(target)


@pytest.mark.parametrize("target", BAD)
def test_scripts_and_strangers_in_disguise_are_not(target):
    with pytest.raises(ValidationError, match="dirección completa"):
        validate_link_target(target)
