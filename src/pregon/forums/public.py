"""What other packages may use of forums."""

from .domain.topics import KIND, answer_topic, close_topic, open_topic, propose_topic, save_topic
from .models import Topic

__all__ = ["KIND", "Topic", "answer_topic", "close_topic", "open_topic", "propose_topic", "save_topic"]
