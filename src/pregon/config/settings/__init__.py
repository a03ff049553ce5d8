"""Django's settings, by topic. Everything that differs between municipalities comes from the instance."""

from .apps import *  # noqa: F403
from .accounts import *  # noqa: F403
from .database import *  # noqa: F403
from .files import *  # noqa: F403
from .language import *  # noqa: F403
from .logs import *  # noqa: F403
from .mail import *  # noqa: F403
from .security import *  # noqa: F403
from .tasks import *  # noqa: F403
from .wagtail import *  # noqa: F403
