from .assumption import Assumption
from .diagnosis import Diagnosis
from .participant import Participant, PersonalLink

__all__ = ["Assumption", "Diagnosis", "Participant", "PersonalLink"]
