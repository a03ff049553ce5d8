import pytest

from pregon.kernel.instance import InvalidInstance, load_instance, new_secret_key

GOOD = f'name = "Segovia"\ndivipola = "05736"\nsecret_key = "{new_secret_key()}"\n'


def instance_with(tmp_path, text):
    (tmp_path / "pregon.toml").write_text(text, encoding="utf-8")
    return load_instance(tmp_path)


def refusal(tmp_path, text):
    with pytest.raises(InvalidInstance) as error:
        instance_with(tmp_path, text)
    return str(error.value)


def test_an_instance_needs_little(tmp_path):
    settings = instance_with(tmp_path, GOOD).settings
    assert (settings.name, settings.divipola, settings.mail.transport, settings.demo) == (
        "Segovia",
        "05736",
        "file",
        False,
    )


def test_a_folder_without_settings_says_how_to_make_them(tmp_path):
    with pytest.raises(InvalidInstance, match="pregon init"):
        load_instance(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD + 'colour = "red"\n', "La clave «colour» no existe."),
        (GOOD + "[mail]\nhots = 'x'\n", "La clave «mail.hots» no existe."),
        (GOOD.replace("05736", "5736"), "«divipola»"),
        (GOOD + "[mail]\ntransport = 'pigeon'\n", "«mail.transport» debe ser uno de: 'file' o 'smtp'."),
        ("name = 'Segovia'\n", "Falta la clave «divipola»."),
        ("name = ", "no se puede leer"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, text, message):
    assert message in refusal(tmp_path, text)


def test_the_environment_wins_over_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("PREGON_MAIL__HOST", "correo.example")
    monkeypatch.setenv("PREGON_NAME", "San Pedro")
    settings = instance_with(tmp_path, GOOD).settings
    assert (settings.mail.host, settings.name) == ("correo.example", "San Pedro")


def test_an_unknown_variable_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PREGON_DATABSE_URL", "postgresql://x")
    assert "PREGON_DATABSE_URL" in refusal(tmp_path, GOOD)
