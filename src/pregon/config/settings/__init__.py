"""Django's settings, by topic. Everything that differs between municipalities comes from the instance."""

from .accounts import *
from .apps import *
from .database import *
from .files import *
from .language import *
from .logs import *
from .mail import *
from .security import *
from .tasks import *
from .wagtail import *
