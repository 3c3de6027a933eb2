"""The flow in plain lines for a terminal, and in the language of Graphviz."""

from collections.abc import Iterator

from app.library.drawing import Drawing
from app.library.drawing import Lane


def text(drawing: Drawing) -> str:
    """Give the flow as an outline."""
    return "\n".join((*_routes(drawing), *_lanes(drawing), ""))


def dot(drawing: Drawing) -> str:
    """Give the flow as a graph: a cluster for each pack, an arrow to what waits."""
    lines = ["digraph flow {", "  rankdir=LR;", '  node [shape=box, fontname="Noto Sans"];']
    for lane in drawing.lanes:
        lines += _cluster(lane)
    for lane in drawing.lanes:
        for stop in lane.stops:
            lines += [f'  "{one}" -> "{stop.id}" [style=dashed];' for one in stop.waits_for]
    return "\n".join((*lines, "}", ""))


def _routes(drawing: Drawing) -> Iterator[str]:
    yield "What is known, and what is then asked"
    for route in drawing.routes:
        yield f"  {route.known}: {' > '.join(route.ways) or 'nothing more'}"


def _lanes(drawing: Drawing) -> Iterator[str]:
    for lane in drawing.lanes:
        yield ""
        yield f"{lane.title} ({lane.id}): {lane.user}, {lane.minutes} minutes"
        if lane.opens:
            yield f"  opens on {lane.opens}"
        yield from (f"  sees {sign}" for sign in lane.signs)
        for stop in lane.stops:
            on = [way for way, stands in zip(lane.ways, stop.ways, strict=True) if stands]
            yield f"  {stop.id} on {', '.join(on) or 'a way of another pack'}: {stop.asks}"
            if stop.when:
                yield f"    if {stop.when}"


def _cluster(lane: Lane) -> Iterator[str]:
    yield f'  subgraph "cluster_{lane.id}" {{ label={_quoted(lane.title)};'
    for stop in lane.stops:
        when = f"\\nif {stop.when}" if stop.when else ""
        yield f'    "{stop.id}" [label={_quoted(f"{stop.topic}{when}")}];'
    for one, after in zip(lane.stops, lane.stops[1:], strict=False):
        yield f'    "{one.id}" -> "{after.id}";'
    yield "  }"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '\\"') + '"'
