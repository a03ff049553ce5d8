"""Sign-in of staff: password, second factor, sessions."""

from .instance import INSTANCE

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "pregon.people.passwords.ContextWordsValidator",
        "OPTIONS": {"words": ["pregon", "alcaldia", "municipio", INSTANCE.settings.name]},
    },
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
ACCOUNT_ADAPTER = "pregon.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "pregon.people.key_forms.AddKeyForm",
    "edit_webauthn": "pregon.people.key_forms.EditKeyForm",
}
MFA_TOTP_ISSUER = f"Pregón {INSTANCE.settings.name}"
# Browsers allow passkeys on http://localhost only; a real instance is served over TLS.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = INSTANCE.settings.demo
USERSESSIONS_TRACK_ACTIVITY = True
SECOND_FACTOR_REQUIRED = not INSTANCE.settings.demo

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
