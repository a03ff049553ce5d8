from .piece import Piece
from .placement import Placement
from .rendition import Rendition

__all__ = ["Piece", "Placement", "Rendition"]
