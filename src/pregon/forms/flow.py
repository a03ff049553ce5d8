"""Answering a form on the web, page by page: a feature mounts it under its own address and says three things.

```python
class AnswerFlow(EntryFlow):
    name = "answer"
    def offer(self, request, slug): ...  # which version, under which title; or raises `Closed`
    def on_submitted(self, submission, *, request, offer, slug): ...   # once, in the same transaction
    def receipt_url(self, submission, slug): ...
    def render(self, request, template, context, status=200): ...      # the site's layout

path("encuestas/<slug:slug>/responder/", include(AnswerFlow().urls))
```

No cookie, no session, no script: the draft is known by the code in its address. So there is no session to forge a
request with, and the pages need no CSRF token; requests from other sites are refused by what the browser says of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from pregon.people.public import User

from .domain.drafts import UnknownCode, resume
from .domain.limits import WRONG_CODES
from .enums import Source
from .models import Draft, FormVersion, Submission
from .views import entry
from .visitors import visitor

Text = str | Promise


@dataclass(frozen=True)
class Offer:
    """What is asked now. `intro` is shown on the first page; `back_url` is where «Volver» leads from it."""

    version: FormVersion
    title: Text
    intro: SafeString | str = ""
    back_url: str = ""
    submit_label: Text = ""


class Closed(Exception):
    """Nothing can be answered here now; said with a title and a sentence."""

    def __init__(self, title: Text, message: Text, *, status: int = 403) -> None:
        self.title, self.message, self.status = title, message, status
        super().__init__(str(title))


class NotAccepted(Exception):
    """The feature does not take this submission (already answered with that document); nothing is sent."""

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(str(message))


class EntryFlow:
    """Subclassed by a feature. The keyword arguments `where` are those of the address under which it is mounted;

    `draft_code` and `page_key` are the flow's own.
    """

    name: ClassVar[str] = "entry"

    def offer(self, request: HttpRequest, **where: Any) -> Offer:
        """What is asked. Raises `Http404` or `Closed`."""
        raise NotImplementedError

    def on_submitted(self, submission: Submission, *, request: HttpRequest, offer: Offer, **where: Any) -> None:
        """What the feature does with a new submission, once, in its transaction. Raises `NotAccepted`."""

    def receipt_url(self, submission: Submission, **where: Any) -> str:
        """Where whoever sent it is led, also when it is sent again."""
        raise NotImplementedError

    def render(self, request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int) -> HttpResponse:
        """A page in the site's layout; `context` has at least `title`."""
        raise NotImplementedError

    def key(self, request: HttpRequest, draft: Draft, **where: Any) -> str:
        """What can be answered once only (a personal link); empty when it is the draft."""
        return ""

    def source(self, request: HttpRequest) -> Source:
        return Source.WEB

    def captured_by(self, request: HttpRequest) -> User | None:
        """Who of the staff writes for somebody else."""
        return None

    @property
    def urls(self) -> tuple[list[URLPattern], str]:
        """For `include`."""
        steps: dict[str, tuple[str, entry.View]] = {
            "start": ("", entry.start),
            "resume": ("continuar/", entry.resume_draft),
            "page": ("<str:draft_code>/p/<str:page_key>/", entry.show_page),
            "review": ("<str:draft_code>/revisar/", entry.review),
            "later": ("<str:draft_code>/despues/", entry.later),
        }
        return [path(route, entry.step(self, view), name=name) for name, (route, view) in steps.items()], self.name

    # What the steps use.

    def url(self, request: HttpRequest, name: str, where: Mapping[str, Any], **more: Any) -> str:
        """The address of a step under the same mount."""
        assert request.resolver_match  # noqa: S101 - a view is running
        return reverse(f"{request.resolver_match.namespace}:{name}", kwargs={**where, **more})

    def draft(self, request: HttpRequest, offer: Offer, code: str) -> Draft:
        """The draft of a code that belongs to what is offered. Raises `UnknownCode`, `TooMany`, `Http404`."""
        who = visitor(request)
        WRONG_CODES.refuse(who)
        try:
            found = resume(code)
        except UnknownCode:
            WRONG_CODES.count(who)
            raise
        if found.version.form_id != offer.version.form_id:
            raise Http404
        return found
