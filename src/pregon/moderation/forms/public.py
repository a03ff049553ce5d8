"""What citizens fill in. Identity comes last, and only as much as the act needs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pregon.kernel.references import new_code

from ..carriers import phones_are_reached
from ..domain.challenge import is_answered, new_challenge
from ..enums import ReportReason
from ..models import Participant
from ..validators import LONGEST_NAME

# A shown field has a limit of its own in `validators`; this one only bounds what is read.
BOUND = 200_000


class Honeypot(forms.TextInput):
    """A field that people do not see and programs fill."""

    def __init__(self) -> None:
        super().__init__({"tabindex": "-1", "autocomplete": "off"})


class Unfilled(forms.TextInput):
    """The answer to another question is of no use."""

    def format_value(self, value: Any) -> None:
        return None


class IdentityForm(forms.Form):
    """Who it is: a contact that gets a code, or a code on paper. Whoever is remembered says nothing again."""

    contact = forms.CharField(
        label=_("Su correo electrónico"),
        required=False,
        max_length=254,
        help_text=_("Le enviamos un código de 6 números. No se publica."),
        widget=forms.TextInput({"autocomplete": "email", "inputmode": "email"}),
    )
    printed = forms.CharField(
        label=_("Código impreso"),
        required=False,
        max_length=40,
        help_text=_("Si la Alcaldía le dio un código en papel, escríbalo aquí en vez del correo."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    consent = forms.BooleanField(
        label=_("Autorizo a la Alcaldía a usar mi contacto para confirmar mi aporte y responderme."),
        required=False,
    )
    website = forms.CharField(label=_("Deje este campo vacío"), required=False, max_length=BOUND, widget=Honeypot)

    def __init__(self, *args: Any, person: Participant | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.person = person
        self.challenged = False
        if phones_are_reached():
            self.fields["contact"].label = _("Su correo o su celular")
            self.fields["contact"].widget.attrs["inputmode"] = "text"
        if person:
            for name in ("contact", "printed", "consent"):
                del self.fields[name]
        if "question" in self.data:
            self._add_question()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.person:
            return data
        if not data.get("contact") and not data.get("printed"):
            self.add_error("contact", _now("Escriba su correo, por ejemplo ana@correo.com."))
        if not data.get("consent"):
            self.add_error("consent", _now("Marque la casilla: sin su autorización no podemos usar su contacto."))
        return data

    def passes(self) -> bool:
        """Whether all is filled and, where a question was asked, answered. A question is spent only at the end."""
        if not self.is_valid():
            return False
        if "question" not in self.data:
            if self.cleaned_data["website"]:
                self.ask_question()
                return False
            return True
        if is_answered(token=self.data["question"], answer=self.cleaned_data["answer"]):
            self.challenged = True
            return True
        self.ask_question(_now("Esa no es la respuesta. Esta es otra pregunta."))
        return False

    def refuse(self, field: str, words: str) -> None:
        self.add_error(field if field in self.fields else next(iter(self.fields)), words)

    def ask_question(self, error: str = "") -> None:
        """Shows a question that only comes when something looks like a program."""
        if "answer" not in self.fields:
            self._add_question()
        words = error or _now("Llegaron muchos mensajes a la vez. Responda esta pregunta para seguir.")
        self.add_error("answer", words)

    def _add_question(self) -> None:
        self.challenge = new_challenge()
        self.fields["answer"] = forms.CharField(
            label=self.challenge.question,
            required=False,
            max_length=40,
            widget=Unfilled({"autocomplete": "off", "inputmode": "numeric"}),
        )

    @property
    def question_token(self) -> str:
        """The secret of the question that is shown now."""
        return self.challenge.token if "answer" in self.fields else ""


class CommentForm(IdentityForm):
    """An opinion, or an answer to one."""

    text = forms.CharField(
        label=_("Su opinión"),
        max_length=BOUND,
        strip=False,
        help_text=_("Hasta 4.000 letras. Puede usar listas y **negrilla**."),
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Escriba su opinión.")},
    )
    name = forms.CharField(
        label=_("Su nombre"),
        max_length=BOUND,
        help_text=_("Se publica junto a su opinión."),
        widget=forms.TextInput({"autocomplete": "name", "size": LONGEST_NAME}),
        error_messages={"required": _("Escriba su nombre, por ejemplo Ana Gómez.")},
    )
    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    field_order = ("text", "name", "contact", "printed", "consent", "website", "answer", "form_key")

    def __init__(self, *args: Any, is_answer: bool = False, **kwargs: Any) -> None:
        initial = {"form_key": new_code(24), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)
        for name in ("text", "name"):
            # A paste that is too long is counted and said, not cut.
            self.fields[name].widget.attrs.pop("maxlength", None)
        if is_answer:
            self.fields["text"].label = _("Su respuesta")


class CodeForm(forms.Form):
    """The six digits."""

    code = forms.CharField(
        label=_("Código de 6 números"),
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "form__code", "pattern": "[0-9 ]*"}
        ),
        error_messages={"required": _("Escriba el código que le llegó.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class ReportForm(forms.Form):
    """What is wrong with a comment."""

    reason = forms.ChoiceField(
        label=_("¿Qué pasa con este aporte?"),
        choices=ReportReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Elija una opción.")},
    )
    note = forms.CharField(
        label=_("Cuéntenos más (opcional)"), required=False, max_length=300, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class AppealForm(forms.Form):
    """Why another person should look."""

    text = forms.CharField(
        label=_("¿Por qué debería publicarse?"),
        max_length=BOUND,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Hasta 1.500 letras. Lo lee una persona distinta de quien lo ocultó."),
        error_messages={"required": _("Escriba por qué debería publicarse.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["text"].widget.attrs.pop("maxlength", None)
