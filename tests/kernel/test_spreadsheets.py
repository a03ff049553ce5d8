"""Spreadsheets: cells never become formulas, reading is bounded."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pregon.kernel.archives import UnreadableFile
from pregon.kernel.spreadsheets import LONGEST_CELL, Sheet, SheetLimits, read_csv, read_xlsx, write_csv, write_xlsx

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "\uff1d1"]


def one_cell(value):
    return write_xlsx([Sheet("Hoja", ["Título"], [[value]])])


@pytest.mark.parametrize("text", [*FORMULAS, "#N/A", "TRUE", "'x"])
def test_text_in_a_workbook_is_typed_as_text_and_comes_back_as_it_was(text):
    data = one_cell(text)
    cell = load_workbook(io.BytesIO(data)).active["A2"]
    assert cell.data_type in ("s", "inlineStr")
    assert not str(cell.value).startswith("'=")
    assert read_xlsx(data)[0].rows[1] == [text]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_in_a_csv_is_made_inert(text):
    lines = b"".join(write_csv(["Título"], [[text]])).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(lines, newline=""), delimiter=";"))[1] == [f"'{text}"]


def test_numbers_and_days_stay_numbers_and_days():
    row = [-5, Decimal("1.25"), date(2026, 1, 31), True, None, datetime(2026, 1, 31, 8, 30, tzinfo=UTC)]
    data = write_xlsx([Sheet("Hoja", ["a"] * 6, [row])])
    assert read_xlsx(data)[0].rows[1] == ["-5", "1.25", "2026-01-31", "sí", "", "2026-01-31T08:30:00+00:00"]
    lines = b"".join(write_csv(["a"] * 6, [row])).decode("utf-8-sig").splitlines()
    assert lines[1] == "-5;1.25;2026-01-31;sí;;2026-01-31T08:30:00+00:00"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_from_a_workbook(text):
    assert read_xlsx(one_cell(text))[0].rows[1] == [text]


def test_a_text_too_long_for_a_cell_is_cut_and_the_workbook_opens():
    (cell,) = read_xlsx(one_cell("😀" * LONGEST_CELL))[0].rows[1]
    assert cell.endswith("…")
    assert len(cell.encode("utf-16-le")) // 2 <= LONGEST_CELL


def test_control_characters_do_not_break_the_workbook():
    assert read_xlsx(one_cell("a\x00b\x0bc\ud800"))[0].rows[1] == ["abc"]


def test_the_same_content_gives_the_same_bytes():
    assert one_cell("x") == one_cell("x")


@pytest.mark.parametrize(
    ("rows", "limits"),
    [
        ([["a"]] * 11, SheetLimits(filled_rows=10)),
        ([[]] * 11 + [["a"]], SheetLimits(rows=10)),
        ([["a"] * 11], SheetLimits(columns=10)),
        ([["a" * 11]], SheetLimits(cell=10)),
        ([["a" * 5]] * 3, SheetLimits(characters=10)),
    ],
    ids=["filled rows", "rows", "columns", "cell", "characters"],
)
def test_sheets_beyond_the_limits_are_refused(rows, limits):
    with pytest.raises(UnreadableFile):
        read_xlsx(write_xlsx([Sheet("Hoja", ["t"], rows)]), limits)
    with pytest.raises(UnreadableFile):
        read_csv("\n".join(";".join(row) for row in [["t"], *rows]), ";", limits)


def test_sheet_titles_that_excel_forbids_are_mended():
    data = write_xlsx([Sheet("a/b:c[d]*?" + "x" * 40, ["t"], [])])
    assert read_xlsx(data)[0].title == "a b c d   " + "x" * 21


def test_what_is_no_workbook_is_refused():
    with pytest.raises(UnreadableFile, match="dañado"):
        read_xlsx(b"PK\x03\x04")
