"""Hosts, cookies, headers."""

from csp.constants import NONCE, NONE, SELF

from .instance import INSTANCE

SECRET_KEY = INSTANCE.settings.secret_key
DEBUG = False
ALLOWED_HOSTS = INSTANCE.settings.hosts
BASE_URL = INSTANCE.settings.base_url.rstrip("/")
FORCE_SCRIPT_NAME = INSTANCE.settings.path_prefix.rstrip("/") or None
_OVER_TLS = BASE_URL.startswith("https://")
_COOKIE_PREFIX = "__Host-" if _OVER_TLS and not FORCE_SCRIPT_NAME else "pregon_"

CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_COOKIE_NAME = f"{_COOKIE_PREFIX}csrf"
SESSION_COOKIE_NAME = f"{_COOKIE_PREFIX}sesion"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = _OVER_TLS
CSRF_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _OVER_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _OVER_TLS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _OVER_TLS else None
# The back office shows previews of our own pages inside frames.
X_FRAME_OPTIONS = "SAMEORIGIN"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}

# Photos are taken by the phone's own camera through a file field, which needs no permission.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
