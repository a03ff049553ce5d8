"""Axe on the page that the browser shows."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def assert_accessible(page: Page, *, context: str | None = None) -> None:
    """Axe-core finds nothing wrong on `page`, or inside the CSS selector `context`."""
    violations = Axe().run(page, context=context).response["violations"]
    assert not violations, "\n".join(_describe(violation) for violation in violations)


def _describe(violation: dict) -> str:
    places = "; ".join(str(node["target"]) for node in violation["nodes"][:5])
    return f"{violation['id']} ({violation['impact']}): {violation['help']} at {places}"
