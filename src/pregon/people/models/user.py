from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from ..enums import Role
from .office import Office


class UserManager(BaseUserManager["User"]):
    """Users are known by their e-mail."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user with a usable password, or none yet."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """The account that installs the instance."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class User(AbstractUser):
    """Whoever signs in: a public servant with an office and a position."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(
        _("correo electrónico"),
        unique=True,
        error_messages={"unique": _("Ya existe una persona con ese correo.")},
    )
    office = models.ForeignKey(
        Office,
        verbose_name=_("dependencia"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="staff",
    )
    position = models.CharField(_("cargo"), max_length=120, blank=True)
    phone = models.CharField(_("teléfono"), max_length=30, blank=True)

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["first_name", "last_name", "email"]
        verbose_name = _("persona")
        verbose_name_plural = _("personas")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="person_email_unique",
                violation_error_message=_("Ya existe una persona con ese correo."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def has_role(self, *roles: Role) -> bool:
        """Whether the person holds any of these roles."""
        return self.groups.filter(name__in=[role.value for role in roles]).exists()
