"""Spanish of Colombia; Bogotá's clock."""

LANGUAGE_CODE = "es-co"
LANGUAGES = [("es-co", "Español")]
TIME_ZONE = "America/Bogota"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["pregon.config.formats"]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
