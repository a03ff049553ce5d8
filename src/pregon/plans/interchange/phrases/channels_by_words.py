"""The channel or kind of activity that a tactic speaks of, guessed by its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pregon.kernel.folding import fold

from ...enums import Channel

# Media carry a piece; what a piece is announced "through" decides the channel.
MEDIA: tuple[tuple[Channel, str], ...] = (
    (Channel.BANNER, r"banners?|pancartas? (?:web|digital(?:es)?)|carrusel"),
    (Channel.INTRANET, r"intranet|red interna"),
    (Channel.EMAIL, r"correos?(?: electronicos?| directos?| institucional(?:es)?)?|e-?mails?|mailing"),
    (
        Channel.SOCIAL,
        r"redes sociales|facebook|twitter|instagram|youtube|whats ?app|tik ?tok|fan ?page|telegram",
    ),
    (
        Channel.POSTER,
        r"carteler\w*|afiches?|carteles?|pendon(?:es)?|vallas?|volantes?|plegables?|folletos?|pasacalles?"
        r"|material(?:es)? impresos?|habladores",
    ),
    (Channel.BULLETIN, r"boletin(?:es)?|circular(?:es)?|newsletter"),
    (Channel.RADIO, r"emisoras?|radio|radial(?:es)?|cunas?|programa radial|podcasts?"),
    (Channel.LOUDSPEAKER, r"perifoneos?|megafon\w*|altoparlantes?|altavoces|carro valla"),
    (Channel.TELEVISION, r"television|televisiv\w*|tv|canal(?:es)? (?:local(?:es)?|comunitarios?|regional(?:es)?)"),
    (
        Channel.PRESS,
        r"prensa|periodicos? local(?:es)?|periodicos? mural(?:es)?|comunicados?(?: de prensa)?|ruedas? de prensa"
        r"|medios (?:escritos|impresos)|articulos? periodisticos?|pautas? publicitarias?|revistas?",
    ),
    (Channel.PARISH, r"parroquial(?:es)?|parroquias?|pulpito|misas?"),
    (Channel.LETTER, r"cartas?|oficios?|comunicacion(?:es)? escritas?|memorandos?"),
    (Channel.CHAT, r"chats?|chatbot"),
    (
        Channel.WEBSITE,
        r"sitios? web|paginas? web|paginas? oficiales|pagina|portal(?:es)?(?: web)?|sede electronica|web|micrositio"
        r"|paginas? del municipio|paginas? de la (?:entidad|alcaldia)",
    ),
)
# Activities happen by themselves; they count when the tactic begins with them.
ACTIVITIES: tuple[tuple[Channel, str], ...] = (
    (Channel.CALENDAR, r"calendarios?|agenda(?: de eventos)?|cronograma de eventos"),
    (Channel.HEARING, r"rendicion(?:es)? de cuentas?|audiencias? publicas?"),
    (Channel.INTERVIEW, r"entrevistas?"),
    (Channel.SURVEY, r"encuestas?|sondeos?|cuestionarios?"),
    (Channel.FORUM, r"foros?"),
    (
        Channel.VISIT,
        r"visitas?|visitar(?! (?:(?:la|el|nuestr[oa]) )?(?:pagina|sitio|web|portal))|recorridos?"
        r"|puerta a puerta|acercamientos?|acercarse",
    ),
    (
        Channel.TRAINING,
        r"capacitacion(?:es)?|capacitar|taller(?:es)?|cursos?|jornadas? de capacitacion|formacion|induccion(?:es)?",
    ),
    (
        Channel.ADVICE,
        r"asesorias?|asesorar|explicarle|explicar|acompanamientos?|puntos? de (?:atencion|informacion)|orientacion",
    ),
    (
        Channel.EVENT,
        r"eventos?|ferias?|reunion(?:es)?|jornadas?|encuentros?|lanzamientos?|conversatorios?|cabildos?|desfiles?"
        r"|brigadas?|presentacion del sitio",
    ),
)
_CUE = re.compile(
    r"\b(?:a traves de|por medio de|mediante|via|por|en|uso de|us\w+|utiliz\w+|con|envi\w+|entreg\w+|public\w+|difu\w+"
    r"|emi\w+|redact\w+|escrib\w+|promocion\w+)l?(?: (?:el|la|los|las|un|una|unos|unas|sus?|de))?(?: \w+)?$"
)
_DOING = re.compile(
    r"^(?:se )?(?:realiz|hac|har|organiz|desarroll|program|llev|prepar|cre|dis|celebr)\w*(?: a cabo)?"
    r"(?: (?:el|la|los|las|un|una|unos|unas|de))*$"
)
SENTENCE_END = re.compile(r"(?<=[.;:])\s+")
FIRST_WORDS = 5
FARTHEST_VERB = 60  # characters from the beginning of the sentence
STRONG, MEDIUM, WEAK = 3, 2, 1


@dataclass(frozen=True, slots=True)
class _Mention:
    channel: Channel
    position: int
    weight: int


def _compiled(lexicon: tuple[tuple[Channel, str], ...]) -> list[tuple[Channel, re.Pattern[str]]]:
    return [(channel, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for channel, words in lexicon]


_MEDIA, _ACTIVITIES = _compiled(MEDIA), _compiled(ACTIVITIES)


@lru_cache(maxsize=4096)
def channel_of(text: str) -> str:
    """The key of the channel that `text` speaks of first and clearest; "" when it names none.

    The first sentence that announces through a medium, or begins by doing an activity, decides; then an activity
    near the beginning; a mere mention decides only when nothing better is there.
    """
    sentences = [_mentions(sentence, number == 0) for number, sentence in enumerate(SENTENCE_END.split(fold(text)))]
    clearest = [mention for mention in map(_clearest, sentences) if mention]
    best = max(clearest, key=lambda mention: mention.weight, default=None)  # the first of equals
    return best.channel.value if best else ""


def channel_named(label: str) -> str | None:
    """The key whose Spanish label is `label`; None when it is no label of ours."""
    wanted = fold(label)
    return next((channel.value for channel in Channel if fold(str(channel.label)) == wanted), None)


def is_a_medium(text: str) -> bool:
    """Whether a short text is just the name of a channel, as in a list of media."""
    return len(text.split()) <= 4 and bool(channel_of(text))


def _mentions(sentence: str, is_first: bool) -> list[_Mention]:
    start = len(" ".join(sentence.split()[:FIRST_WORDS])) if is_first else -1
    media = [
        _Mention(channel, hit.start(), STRONG if _is_announced(sentence, hit.start()) else WEAK)
        for channel, words in _MEDIA
        for hit in words.finditer(sentence)
    ]
    activities = [
        _Mention(channel, hit.start(), _weight_of_activity(sentence, hit.start(), start))
        for channel, words in _ACTIVITIES
        for hit in words.finditer(sentence)
    ]
    return media + activities


def _weight_of_activity(sentence: str, position: int, start: int) -> int:
    if position <= FARTHEST_VERB and _DOING.match(sentence[:position].rstrip()):
        return STRONG
    return MEDIUM if position <= start else WEAK


def _is_announced(sentence: str, position: int) -> bool:
    before = sentence[max(0, position - 40) : position].rstrip()
    return position <= 2 or bool(_CUE.search(before))


def _clearest(mentions: list[_Mention]) -> _Mention | None:
    """The strongest; then, announced beside the site it lives on, the banner; then the first."""
    ordered = sorted(mentions, key=lambda one: (-one.weight, not _is_strong_banner(one), one.position))
    return ordered[0] if ordered else None


def _is_strong_banner(mention: _Mention) -> bool:
    return mention.channel is Channel.BANNER and mention.weight == STRONG
