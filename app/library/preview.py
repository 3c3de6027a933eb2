"""Every question as the officer and the person would meet it, for authors and reviewers.

As lines for a terminal, or as one page that stands by itself and opens without the program.
"""

from collections.abc import Iterator
from html import escape

from app.domain.pack import Pack
from app.domain.question import Question
from app.library.content import Content
from app.library.drawing import in_words

ABSENCES = ("Does not know", "Does not want to say", "Skip for now")
STYLE = (
    "body{font:17px/1.45 'Noto Sans',system-ui,sans-serif;background:#f5f2ea;color:#13222a;"
    "margin:0 auto;max-width:60rem;padding:1rem}"
    "article{background:#fff;border:1px solid #cfc9ba;border-radius:14px;padding:1rem;"
    "margin-block:1rem;display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));"
    "gap:1rem}h3{margin:0;grid-column:1/-1;font-size:1rem}.ask{font-size:1.375rem;"
    "font-weight:700;margin:0 0 .5rem}ul{padding:0;margin:0;list-style:none}li{border:1.5px "
    "solid #7d8a90;border-radius:14px;padding:.75rem 1rem;margin-block:.4rem;font-weight:600}"
    ".quiet{color:#43545d;font-size:.94rem;font-weight:400}"
    ".theirs{border-inline-start:6px solid #f2b33d;padding-inline-start:1rem}"
)


def preview_lines(content: Content) -> Iterator[str]:
    """Give every question of every pack in plain lines."""
    for pack in content.packs:
        if not pack.questions:
            continue
        yield f"== {pack.title.english} ({pack.id}) =="
        yield f"{pack.line.english}. {pack.user.english}."
        for question in pack.questions:
            yield ""
            yield from _lines(question)
        yield ""


def preview_page(content: Content) -> str:
    """Give the same as one page."""
    return "\n".join(
        (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>Preview</title><style>{STYLE}</style></head><body><main>",
            "<h1>Preview</h1>",
            *(_pack(pack) for pack in content.packs if pack.questions),
            "</main></body></html>\n",
        )
    )


def _lines(question: Question) -> Iterator[str]:
    yield f"-- {question.topic.english} [{question.id}] burden {question.burden}"
    if question.ask_when:
        yield f"   if {in_words(question.ask_when)}"
    yield f"   Officer asks:   {question.officer.english}"
    for line in question.alone:
        yield f"   Alone:          {line.english}"
    mark = "[ ]" if question.several else "( )"
    for reply in question.replies:
        facts = ", ".join(f"{fact.code} {fact.state}" for fact in reply.facts)
        yield f"   {mark} {reply.says.english}{f'   <- {facts}' if facts else ''}"
    for label, words in _beside(question):
        yield f"   {label + ':':15} {words}"


def _beside(question: Question) -> Iterator[tuple[str, str]]:
    yield "Why ask", question.why.english
    yield "Another way", question.another_way.english
    if question.do_not_ask:
        yield "Do not ask", question.do_not_ask.english
    if question.counts:
        yield "Counts", question.counts.english
    if question.seen:
        yield "Seen?", ", ".join(question.seen)
    if question.on_paper:
        yield "On paper?", ", ".join(question.on_paper)


def _pack(pack: Pack) -> str:
    head = f"<h2>{escape(pack.title.english)}</h2><p>{escape(pack.line.english)}</p>"
    return head + "\n".join(map(_article, pack.questions))


def _article(question: Question) -> str:
    replies = (escape(reply.says.english) for reply in question.replies)
    rows = "".join(f"<li>{words}</li>" for words in (*replies, *ABSENCES))
    when = in_words(question.ask_when)
    asked = f"Asked if {when}" if when else "Asked always"
    beside = "".join(
        f'<p class="quiet"><b>{label}:</b> {escape(words)}</p>'
        for label, words in _beside(question)
    )
    alone = "".join(f'<p class="ask">{escape(line.english)}</p>' for line in question.alone)
    return (
        f'<article id="{escape(question.id)}"><h3>{escape(question.topic.english)} '
        f'<span class="quiet">{escape(question.id)}. {escape(asked)}</span></h3>'
        f'<section><p class="ask">{escape(question.officer.english)}</p>'
        f"<ul>{rows}</ul></section>"
        f'<section><div class="theirs">{alone}<p class="quiet">Answered alone</p></div>'
        f"{beside}</section></article>"
    )
