from django.db import models


class Series(models.Model):
    """The last number given in a year: of sessions, of consultations, of acts."""

    name = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveSmallIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["name", "year"], name="series_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.year}: {self.last}"
