"""The flow as one picture: a table of routes, then a card for each pack with its ways.

Each way is a line with a stop at every question that it asks. Nothing is measured with a
font: letters are taken as wide as they are at most, so that no line runs over its card.
"""

from collections.abc import Iterator
from html import escape
from textwrap import wrap

from app.library.drawing import Drawing
from app.library.drawing import Lane
from app.library.drawing import Route
from app.library.drawing import Stop

CARD, GAP, EDGE, COLUMNS = 440, 28, 32, 4
PAD, LINE, SMALL = 18, 20, 16
DOT, TRACK = 6, 18
ACROSS = 60
"""Letters of small words that stand beside one another in a card."""
INK, QUIET, PAPER, LEAF, RULE = "#13222a", "#43545d", "#f5f2ea", "#ffffff", "#7d8a90"
TRACKS = ("#0c4a57", "#a8710a", "#6b2f78", "#1e4a7f")
ARROW = '<tspan fill="#a8710a" font-weight="700"> \N{RIGHTWARDS ARROW} </tspan>'
STYLE = (
    "text{font-family:'Noto Sans',system-ui,sans-serif;fill:#13222a;font-size:14px}"
    ".t{font-size:18px;font-weight:700}.b{font-weight:600}.s{font-size:12px;fill:#43545d}"
    ".w{font-size:12px;font-weight:600}"
)


def svg(drawing: Drawing) -> str:
    """Give the whole picture."""
    width = 2 * EDGE + COLUMNS * CARD + (COLUMNS - 1) * GAP
    routes = [*_routes(drawing.routes, width - 2 * EDGE)]
    top = EDGE + _routes_height(drawing.routes) + GAP
    depth = [top] * COLUMNS
    cards: list[str] = []
    for lane in drawing.lanes:
        column = depth.index(min(depth))
        cards += _card(lane, EDGE + column * (CARD + GAP), depth[column])
        depth[column] += _height(lane) + GAP
    height = max(depth) - GAP + EDGE
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    name = 'role="img" aria-label="The flow of questions"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} {name}>',
            f"<style>{STYLE}</style>",
            f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
            *routes,
            *cards,
            "</svg>\n",
        )
    )


def _routes_height(routes: tuple[Route, ...]) -> int:
    return 2 * PAD + 2 * LINE + len(routes) * (LINE + 6)


def _routes(routes: tuple[Route, ...], width: int) -> Iterator[str]:
    yield _leaf(EDGE, EDGE, width, _routes_height(routes))
    x, y = EDGE + PAD, EDGE + PAD + LINE
    yield _text(x, y, "What is known, and what is then asked", "t")
    for route in routes:
        y += LINE + 6
        ways = ARROW.join(escape(way) for way in route.ways)
        yield _text(x, y, route.known, "b")
        yield f'<text x="{x + 300}" y="{y}">{ways}</text>'


def _card(lane: Lane, x: int, y: int) -> Iterator[str]:
    yield _leaf(x, y, CARD, _height(lane))
    at = y + PAD + LINE - 4
    yield _text(x + PAD, at, f"{lane.title} ({lane.id})", "t")
    for words in _head(lane):
        at += SMALL
        yield _text(x + PAD, at, words, "s")
    for place, way in enumerate(lane.ways):
        at += SMALL + 2
        color = TRACKS[place % len(TRACKS)]
        yield f'<circle cx="{x + PAD + DOT}" cy="{at - 4}" r="{DOT}" fill="{color}"/>'
        yield _text(x + PAD + TRACK, at, way, "w")
    at += LINE
    for sign in lane.signs:
        for words in wrap(sign, ACROSS):
            yield _text(x + PAD, at, words, "s")
            at += SMALL
    yield from _tracks(lane, x, at)
    for stop in lane.stops:
        yield from _stop(lane, stop, x, at)
        at += _stop_height(lane, stop)


def _tracks(lane: Lane, x: int, y: int) -> Iterator[str]:
    """Draw each way as a line from its first stop to its last."""
    for place in range(len(lane.ways)):
        spots, at = [], y
        for stop in lane.stops:
            if stop.ways[place]:
                spots.append(at - 5)
            at += _stop_height(lane, stop)
        if spots:
            color, cx = TRACKS[place % len(TRACKS)], _track(x, place)
            yield (
                f'<line x1="{cx}" y1="{spots[0]}" x2="{cx}" y2="{spots[-1]}" '
                f'stroke="{color}" stroke-width="2.5"/>'
            )


def _stop(lane: Lane, stop: Stop, x: int, y: int) -> Iterator[str]:
    for place, stands in enumerate(stop.ways):
        if stands:
            color = TRACKS[place % len(TRACKS)]
            yield f'<circle cx="{_track(x, place)}" cy="{y - 5}" r="{DOT}" fill="{color}"/>'
    start = _track(x, len(lane.ways)) - DOT
    yield (
        f'<text x="{start}" y="{y}"><tspan class="b">{escape(stop.topic)}</tspan>'
        f'<tspan class="s"> {escape(stop.id)}</tspan></text>'
    )
    for words in _below(lane, stop):
        y += SMALL
        yield _text(start, y, words, "s")


def _height(lane: Lane) -> int:
    signs = sum(len(wrap(sign, ACROSS)) for sign in lane.signs)
    stops = sum(_stop_height(lane, stop) for stop in lane.stops)
    head = LINE - 4 + len(_head(lane)) * SMALL + len(lane.ways) * (SMALL + 2) + LINE
    return 2 * PAD + head + signs * SMALL + stops


def _stop_height(lane: Lane, stop: Stop) -> int:
    return LINE + 4 + len(_below(lane, stop)) * SMALL


def _head(lane: Lane) -> list[str]:
    opens = wrap(f"Opens on {lane.opens}", ACROSS) if lane.opens else []
    return [*wrap(lane.line, ACROSS), f"{lane.user}, {lane.minutes} minutes", *opens]


def _below(lane: Lane, stop: Stop) -> list[str]:
    """Give the words under a question: what it asks, and when."""
    across = ACROSS - 3 * len(lane.ways)
    when = wrap(f"if {stop.when}", across) if stop.when else []
    return [*wrap(stop.asks, across), *when]


def _track(x: int, place: int) -> int:
    return x + PAD + DOT + place * TRACK


def _leaf(x: int, y: int, width: int, height: int) -> str:
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="14" '
        f'fill="{LEAF}" stroke="{RULE}"/>'
    )


def _text(x: int, y: int, words: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}">{escape(words)}</text>'
