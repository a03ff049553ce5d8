"""Spanish of Colombia; Bogotá's clock."""

from pathlib import Path

LANGUAGE_CODE = "es-co"
LANGUAGES = [("es-co", "Español")]
TIME_ZONE = "America/Bogota"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["pregon.config.formats"]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# Ours come last and win: plain words where Django's are stiff, and what Wagtail has not translated yet.
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
