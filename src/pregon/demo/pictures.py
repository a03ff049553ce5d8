"""The demo's pictures, drawn by us: calm scenes of an Antioquian town, the same on every machine."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 800
SCALE = 2  # Drawn twice as large and reduced, for smooth edges.

SKY, SUN = "#DCE9F2", "#F2D8A0"
HILLS = ["#9DB8A6", "#7FA08C", "#5F8573"]
GROUND, PATH, WALL, ROOF = "#D9CDB4", "#C8B898", "#F6F1E7", "#A8563F"
INK, DOOR, WINDOW, GREEN, ACCENT = "#2F3B45", "#55697A", "#B9CEDC", "#4F7A5E", "#C98A3A"

Draw = ImageDraw.ImageDraw


def draw_picture(motif: str, *, seed: int) -> bytes:
    """A JPEG of 1200 × 800 with hills, sky and the motif; raises `KeyError` for an unknown motif."""
    picture = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), SKY)
    draw = ImageDraw.Draw(picture)
    _landscape(draw, random.Random(seed))  # noqa: S311 - a drawing, not a secret
    MOTIFS[motif](draw)
    return _jpeg(picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS))


def draw_shield(colours: tuple[str, str, str]) -> bytes:
    """A plain shield as PNG: two mountains, a river, a border; no arms of a real municipality."""
    size = 480
    picture = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    outline = [(60, 40), (420, 40), (420, 250), *_arc(240, 250, 180, 0, 180), (60, 250)]
    mask = Image.new("L", (size, size), 0)
    ImageDraw.Draw(mask).polygon(outline, fill=255)
    inside = Image.new("RGBA", (size, size), colours[0])
    paint = ImageDraw.Draw(inside)
    paint.polygon([(60, 300), (180, 150), (270, 260), (330, 190), (430, 310), (430, 480), (60, 480)], fill=colours[1])
    paint.polygon([(200, 300), (270, 300), (320, 480), (170, 480)], fill=colours[2])
    paint.ellipse((300, 80, 370, 150), fill=colours[2])
    picture.paste(inside, (0, 0), mask)
    draw.line([*outline, outline[0]], fill=INK, width=12, joint="curve")
    output = io.BytesIO()
    picture.save(output, "PNG", optimize=True)
    return output.getvalue()


def draw_proof(text: str, *, seed: int) -> bytes:
    """A photo of a poster on a wall, as somebody in the street would take it."""
    picture = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), "#C9BBA3")
    draw = ImageDraw.Draw(picture)
    chance = random.Random(seed)  # noqa: S311
    for row in range(16):
        for column in range(14):
            shade = chance.randint(-8, 8)
            _box(draw, column * 90 - (row % 2) * 45, row * 52, 86, 48, _shade("#B9876B", shade))
    _box(draw, 420, 120, 360, 520, "#FBFAF7")
    _box(draw, 450, 150, 300, 180, SKY)
    draw.polygon(_scaled([(450, 330), (560, 210), (650, 290), (700, 240), (750, 330)]), fill=HILLS[1])
    for line in range(5):
        _box(draw, 450, 360 + line * 34, 300 - (len(text) * 7 + line * 31) % 110, 14, INK if line == 0 else "#8A949C")
    for row in range(5):
        for column in range(5):
            if chance.random() > 0.45:
                _box(draw, 660 + column * 18, 540 + row * 18, 18, 18, INK)
    return _jpeg(picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS))


def _landscape(draw: Draw, chance: random.Random) -> None:
    _circle(draw, chance.randint(820, 1050), chance.randint(110, 190), 62, SUN)
    for layer, colour in enumerate(HILLS):
        base = 330 + layer * 70
        phase = chance.random() * 6
        ridge = [(x, base - 70 * math.sin(x / 190 + phase) - 30 * math.sin(x / 67 + phase)) for x in range(0, 1221, 20)]
        draw.polygon(_scaled([(0, HEIGHT), *ridge, (WIDTH, HEIGHT)]), fill=colour)
    _box(draw, 0, 590, WIDTH, 210, GROUND)


def _plaza(draw: Draw) -> None:
    _house(draw, 60, 440, 220, 170)
    _house(draw, 930, 440, 220, 170)
    _box(draw, 470, 330, 260, 280, WALL)
    _box(draw, 480, 180, 70, 160, WALL)
    _box(draw, 650, 180, 70, 160, WALL)
    draw.polygon(_scaled([(470, 190), (515, 110), (560, 190)]), fill=ROOF)
    draw.polygon(_scaled([(640, 190), (685, 110), (730, 190)]), fill=ROOF)
    draw.polygon(_scaled([(460, 335), (600, 250), (740, 335)]), fill=ROOF)
    _box(draw, 565, 470, 70, 140, DOOR)
    for x in (350, 400, 800, 860):
        _tree(draw, x, 600)


def _health(draw: Draw) -> None:
    _house(draw, 360, 360, 480, 250)
    _box(draw, 570, 400, 60, 150, "#B23A3A")
    _box(draw, 525, 445, 150, 60, "#B23A3A")
    for x in (280, 920):
        _tree(draw, x, 610)
    _people(draw, [180, 240, 980, 1040])


def _school(draw: Draw) -> None:
    _house(draw, 240, 390, 720, 220)
    for x in (470, 680):
        _box(draw, x, 456, 70, 55, WINDOW)
    _box(draw, 1030, 260, 8, 350, INK)
    for stripe, (colour, height) in enumerate([("#E3B93C", 36), ("#2B4C8C", 18), ("#B23A3A", 18)]):
        _box(draw, 1038, 264 + [0, 36, 54][stripe], 110, height, colour)
    _people(draw, [330, 400, 480, 690, 760])


def _street(draw: Draw) -> None:
    for place, colour in enumerate(["#E8D9B5", "#CFE0D3", "#E9CFC3", "#D5DDE8"]):
        _house(draw, 40 + place * 285, 400, 250, 210, colour)
    draw.polygon(_scaled([(420, 800), (560, 610), (640, 610), (780, 800)]), fill=PATH)
    _box(draw, 500, 690, 200, 30, ACCENT)
    for x in range(500, 700, 50):
        draw.polygon(_scaled([(x, 720), (x + 20, 690), (x + 38, 690), (x + 18, 720)]), fill=INK)
    _box(draw, 520, 720, 12, 50, INK)
    _box(draw, 668, 720, 12, 50, INK)


def _market(draw: Draw) -> None:
    for place, colour in enumerate([ROOF, GREEN, ACCENT]):
        x = 110 + place * 345
        _box(draw, x, 520, 300, 110, "#8C6B4F")
        for stripe in range(6):
            _box(draw, x - 10 + stripe * 53, 400, 53, 60, colour if stripe % 2 else WALL)
        _box(draw, x, 460, 8, 70, INK)
        _box(draw, x + 292, 460, 8, 70, INK)
        for fruit in range(7):
            _circle(draw, x + 30 + fruit * 40, 512, 17, [ACCENT, "#B23A3A", GREEN][(fruit + place) % 3])
    _people(draw, [420, 480, 780, 840])


def _fiesta(draw: Draw) -> None:
    draw.polygon(_scaled([(400, 420), (600, 300), (800, 420)]), fill=ROOF)
    for x in (430, 590, 750):
        _box(draw, x, 420, 16, 190, WALL)
    _box(draw, 400, 600, 400, 30, DOOR)
    for flag in range(20):
        x = 30 + flag * 60
        y = 150 + 50 * math.sin(flag / 3)
        draw.polygon(_scaled([(x, y), (x + 46, y), (x + 23, y + 54)]), fill=[ROOF, ACCENT, GREEN, DOOR][flag % 4])
    _people(draw, [500, 560, 640, 700, 250, 310, 900, 960])


def _computer(draw: Draw) -> None:
    _box(draw, 0, 0, WIDTH, HEIGHT, "#E7EDF1")
    _box(draw, 0, 620, WIDTH, 180, "#B89B78")
    _box(draw, 340, 170, 520, 350, INK)
    _box(draw, 362, 192, 476, 306, "#FBFAF7")
    _box(draw, 560, 520, 80, 70, DOOR)
    _box(draw, 480, 590, 240, 26, DOOR)
    _box(draw, 362, 192, 476, 40, "#0943B5")
    for row in range(4):
        _circle(draw, 400, 282 + row * 54, 14, GREEN if row < 3 else "#B8C0C6")
        _box(draw, 430, 274 + row * 54, 360 - row * 45, 16, "#8A949C")
    _tree(draw, 1010, 620)


def _documents(draw: Draw) -> None:
    _box(draw, 0, 0, WIDTH, HEIGHT, "#EAE4D8")
    _box(draw, 0, 560, WIDTH, 240, "#A98A66")
    for sheet, (x, y) in enumerate([(330, 150), (420, 190), (510, 130)]):
        _box(draw, x, y, 330, 440, ["#EFEBE2", "#F6F3EC", "#FFFFFF"][sheet])
    _circle(draw, 675, 215, 42, DOOR)
    for line in range(6):
        _box(draw, 555, 290 + line * 38, 240 - (line * 37) % 90, 14, "#8A949C")
    _box(draw, 560, 520, 130, 10, "#0943B5")
    _box(draw, 900, 420, 60, 200, GREEN)
    _box(draw, 870, 610, 120, 24, INK)


def _water(draw: Draw) -> None:
    for x in (470, 700):
        _box(draw, x, 420, 16, 190, DOOR)
    _box(draw, 420, 230, 350, 200, "#8FB3C9")
    draw.polygon(_scaled([(410, 232), (595, 160), (780, 232)]), fill=DOOR)
    for wave in range(6):
        _box(draw, 440 + wave * 54, 320 + (wave % 2) * 14, 40, 10, WALL)
    _house(draw, 120, 480, 180, 130)
    _house(draw, 900, 470, 200, 140)


MOTIFS: dict[str, Callable[[Draw], None]] = {
    "plaza": _plaza,
    "health": _health,
    "school": _school,
    "street": _street,
    "market": _market,
    "fiesta": _fiesta,
    "computer": _computer,
    "documents": _documents,
    "water": _water,
}


def _house(draw: Draw, x: float, y: float, width: float, height: float, wall: str = WALL) -> None:
    _box(draw, x, y, width, height, wall)
    draw.polygon(_scaled([(x - 20, y), (x + width / 2, y - width / 5), (x + width + 20, y)]), fill=ROOF)
    _box(draw, x + width * 0.42, y + height * 0.45, width * 0.16, height * 0.55, DOOR)
    _box(draw, x + width * 0.12, y + height * 0.3, width * 0.16, height * 0.25, WINDOW)
    _box(draw, x + width * 0.72, y + height * 0.3, width * 0.16, height * 0.25, WINDOW)


def _tree(draw: Draw, x: float, foot: float) -> None:
    _box(draw, x - 6, foot - 70, 12, 70, "#6B5139")
    _circle(draw, x, foot - 95, 46, GREEN)


def _people(draw: Draw, places: list[int]) -> None:
    for number, x in enumerate(places):
        colour = [DOOR, ROOF, ACCENT, GREEN][number % 4]
        _circle(draw, x, 588, 16, "#8D6748")
        draw.rounded_rectangle([v * SCALE for v in (x - 20, 606, x + 20, 676)], radius=16 * SCALE, fill=colour)


def _box(draw: Draw, x: float, y: float, width: float, height: float, colour: str) -> None:
    draw.rectangle([v * SCALE for v in (x, y, x + width, y + height)], fill=colour)


def _circle(draw: Draw, x: float, y: float, radius: float, colour: str) -> None:
    draw.ellipse([v * SCALE for v in (x - radius, y - radius, x + radius, y + radius)], fill=colour)


def _scaled(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def _arc(x: float, y: float, radius: float, start: int, end: int) -> list[tuple[float, float]]:
    angles = [math.radians(angle) for angle in range(start, end + 1, 5)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def _shade(colour: str, by: int) -> str:
    channels = [max(0, min(255, int(colour[place : place + 2], 16) + by)) for place in (1, 3, 5)]
    return "#{:02x}{:02x}{:02x}".format(*channels)


def _jpeg(picture: Image.Image) -> bytes:
    output = io.BytesIO()
    picture.save(output, "JPEG", quality=85, optimize=True)
    return output.getvalue()
