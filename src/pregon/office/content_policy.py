"""Wagtail's editor under a policy that runs no script written into a page.

Its date and chooser fields bring an inline `<script>` each. Ours say the same in a `<template data-start>` that
`widgets.js` reads, so that `script-src` stays closed; the dates' templates are replaced in `templates/`, and the
choosers, which have none, here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from csp.constants import UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets.chooser import BaseChooser

# Where pages are written. The rich text editor (Draft.js) puts `<style>` elements of changing content into them.
PAGE_EDITORS = {"wagtailadmin_pages:add", "wagtailadmin_pages:edit", "wagtailadmin_pages:revisions_revert"}


def start_choosers_without_inline_scripts() -> None:
    """Replaces the one method of Wagtail's choosers that writes a script into the page."""
    BaseChooser.render = _render_chooser


def _render_chooser(chooser: BaseChooser, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
    data = chooser.get_value_data(value)
    return format_html(
        '{}<template data-start="{}" data-id="{}" data-options="{}"></template>',
        chooser.render_html(name, data, attrs),
        chooser.js_constructor,
        attrs["id"],
        json.dumps(chooser.get_js_init_options(attrs["id"], name, data)),
    )


class PageEditorStyles:
    """Lets inline styles, never scripts, into the screens where pages are written, and into no others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.resolver_match and request.resolver_match.view_name in PAGE_EDITORS:
            response._csp_update = {"style-src": [UNSAFE_INLINE]}  # type: ignore[attr-defined]
        return response
