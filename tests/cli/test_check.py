"""`pregon check` finds what is wrong and says it by its name."""

from pathlib import Path

import pytest

from tests.support.command import do_pregon, run_pregon


def test_settings_that_others_can_read_are_a_fault(municipality: Path) -> None:
    (municipality / "pregon.toml").chmod(0o644)
    result = run_pregon("check", municipality)
    assert result.returncode == 1
    assert "pregon.toml lo pueden leer otros usuarios" in result.stdout


def test_an_address_that_is_not_served_is_a_fault(municipality: Path) -> None:
    result = run_pregon("check", municipality, PREGON_BASE_URL="https://otra.gov.co")
    assert result.returncode == 1
    assert "otra.gov.co) no está en hosts" in result.stdout


def test_a_row_whose_file_is_gone_is_a_fault(municipality: Path) -> None:
    do_pregon(
        *("manage", municipality, "shell", "--no-imports", "-c"),
        "from wagtail.images import get_image_model as m;"
        "m().objects.bulk_create([m()(title='Parque', file='original_images/parque.jpg', width=1, height=1)])",
    )
    result = run_pregon("check", municipality)
    assert result.returncode == 1
    assert "Falta el archivo original_images/parque.jpg" in result.stdout


def test_a_warning_is_no_fault(municipality: Path) -> None:
    output = do_pregon("check", municipality)
    assert "aviso: mail.transport es «file»" in output


@pytest.mark.parametrize("code", [0, 3])
def test_manage_passes_on_words_and_exit_code(municipality: Path, code: int) -> None:
    result = run_pregon("manage", municipality, "shell", "--no-imports", "-c", f"raise SystemExit({code})")
    assert result.returncode == code
