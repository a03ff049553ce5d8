"""Moments, shares and receipts in the words of the screens."""

from datetime import datetime

from django import template

from pregon.outreach.public import moment_words

from ..words import share_words, spelled_receipt

register = template.Library()


@register.filter
def moment(value: datetime) -> str:
    return moment_words(value)


@register.filter
def share(value: float) -> str:
    return share_words(value)


@register.filter
def receipt(value: str) -> str:
    return spelled_receipt(value)
