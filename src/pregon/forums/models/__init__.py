from .document import TopicDocument
from .topic import Topic

__all__ = ["Topic", "TopicDocument"]
