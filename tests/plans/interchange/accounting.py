"""Counts words, to show that everything in a source came out as understood, doubted or left out, once."""

from __future__ import annotations

from collections import Counter

from pregon.plans.interchange import PlanDocument, ReadResult, to_json


def words_of(*texts: str) -> Counter[str]:
    return Counter("".join(letter if letter.isalnum() else " " for text in texts for letter in (*text, " ")).split())


def words_accounted_for(result: ReadResult) -> Counter[str]:
    return words_of(*(row.text for row in result.rows))


def words_in(document: PlanDocument) -> Counter[str]:
    def texts(value):
        if isinstance(value, dict):
            return [text for inner in value.values() for text in texts(inner)]
        if isinstance(value, list):
            return [text for inner in value for text in texts(inner)]
        return [str(value)]

    return words_of(*texts(to_json(document)))
