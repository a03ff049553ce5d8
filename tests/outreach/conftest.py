import pytest

from pregon.portal.public import set_up_site


@pytest.fixture(autouse=True)
def site(request: pytest.FixtureRequest) -> None:
    """News and banners need a place to appear."""
    if "django_db_setup" in request.fixturenames or request.node.get_closest_marker("django_db"):
        request.getfixturevalue("transactional_db" if "live_server" in request.fixturenames else "db")
        set_up_site()


@pytest.fixture
def picture():
    """A picture of the library."""
    from django.core.files.base import ContentFile
    from wagtail.images import get_image_model

    from tests.support.pictures import jpeg

    return get_image_model().objects.create(title="Plaza", file=ContentFile(jpeg((1200, 800)), name="plaza.jpg"))
