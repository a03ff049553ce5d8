from django.db import models


class Claim(models.Model):
    """A few messages are in one worker's hands, until a moment of the database's clock."""

    worker = models.CharField(max_length=120)
    until = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.worker
