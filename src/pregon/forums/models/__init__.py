from .topic import Topic

__all__ = ["Topic"]
