"""The piece as it is written."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from pregon.kernel.references import new_code

from ..channels.base import channels
from ..models import Piece
from ..pictures import latest_pictures
from .base import DayInput, count_letters

KEEP, WITHOUT = "", "ninguna"


class PieceForm(forms.ModelForm):
    """What is said, with its picture, its dates and the channels it goes through.

    A picture comes as a file or as the number of one that is in the library already.
    """

    picture_file = forms.FileField(
        label=_("Subir una foto"),
        required=False,
        # An empty file is the picture's problem; the text is saved all the same.
        allow_empty_file=True,
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        help_text=_("JPG, PNG o WebP de hasta 10 MB. Se borra la ubicación oculta de la foto."),
    )
    link = forms.URLField(
        label=_("Enlace"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=Piece._meta.get_field("link").help_text,
    )
    picture_choice = forms.CharField(required=False, max_length=20)
    channels = forms.MultipleChoiceField(label=_("Canales"), required=False)
    # The mark under which the piece was opened, and what this sending is called.
    stamp = forms.CharField(required=False, max_length=40)
    submission = forms.CharField(required=False, max_length=40)

    class Meta:
        model = Piece
        fields = ["title", "summary", "body", "picture_alt", "link", "starts_on", "ends_on", "place"]
        widgets = {
            "title": forms.Textarea({"rows": 2, "autocomplete": "off"}),
            "summary": forms.Textarea({"rows": 3}),
            "body": forms.Textarea({"rows": 10}),
            "picture_alt": forms.TextInput({"autocomplete": "off"}),
            "starts_on": DayInput,
            "ends_on": DayInput,
            "place": forms.TextInput({"autocomplete": "off"}),
        }

    def __init__(self, *args: Any, chosen: list[str] | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = {"submission": new_code(24), "channels": chosen or []}
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        field = self.fields["channels"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(channel.kind, str(channel.label)) for channel in channels]
        count_letters(self)

    def clean_title(self) -> str:
        """One line, however it was pasted; two are shown, so that it is read whole while it is written."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_picture_choice(self) -> str:
        """One of the pictures on offer, none at all, or the one that it had."""
        choice: str = self.cleaned_data["picture_choice"]
        if choice.isdigit() and not latest_pictures().model.objects.filter(pk=choice).exists():
            raise ValidationError(_("Esa foto ya no está. Elija otra."))
        return choice if choice.isdigit() or choice == WITHOUT else KEEP

    def save_choice(self) -> None:
        """Puts the chosen picture on the instance; nothing chosen keeps what there is."""
        choice = self.cleaned_data["picture_choice"]
        if choice != KEEP:
            self.instance.picture_id = int(choice) if choice.isdigit() else None

    def add_error(self, field: str | None, error: Any) -> None:
        """As Django's; the one constraint of pieces speaks of the second date."""
        if field is None and isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            for name, problems in error.error_dict.items():
                place = name if name in self.fields else "ends_on" if name == NON_FIELD_ERRORS else None
                super().add_error(place, problems)
            return
        super().add_error(field, error)
