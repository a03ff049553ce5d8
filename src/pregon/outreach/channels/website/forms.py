from django import forms
from django.utils.translation import gettext_lazy as _


class WebsiteForm(forms.Form):
    """What may differ on the website."""

    title = forms.CharField(label=_("Título"), max_length=110)
    summary = forms.CharField(label=_("Resumen"), max_length=280, widget=forms.Textarea(attrs={"rows": 2}))
    when = forms.CharField(label=_("Fecha y lugar"), max_length=160, required=False)
    body = forms.CharField(
        label=_("Texto"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Escriba el texto de la noticia: el resumen solo no basta en el sitio.")},
    )
    comments = forms.BooleanField(
        label=_("Recibir comentarios debajo de la noticia"),
        required=False,
        help_text=_("Alguien debe leerlos y responder. Sin cuenta: cada quien confirma con un código."),
    )
    button = forms.CharField(
        label=_("Botón al final"),
        max_length=40,
        required=False,
        help_text=_("Lleva al enlace de la pieza. Sin enlace no se muestra."),
    )
