from django import forms
from django.utils.translation import gettext_lazy as _


class PosterForm(forms.Form):
    """Few words: a poster is read from two metres."""

    title = forms.CharField(label=_("Título"), max_length=90)
    text = forms.CharField(label=_("Texto"), max_length=280, widget=forms.Textarea(attrs={"rows": 3}))
    when = forms.CharField(label=_("Fecha y lugar"), max_length=160, required=False)
    call = forms.CharField(label=_("Invitación junto al código QR"), max_length=80)
    paper = forms.ChoiceField(label=_("Papel"), choices=[("a4", _("A4")), ("letter", _("Carta"))])
