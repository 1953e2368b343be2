"""The card of a request on paper: HTML that needs nothing from outside, and PDF. Pure; the words come ready.

What people wrote is escaped or travels as data, so that no sign of it is markup, and the same card makes the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from html import escape
from typing import Any, Final

from paydesk.formats.typesetting import PRINTABLE, clean, typeset

_TEMPLATE: Final = "card.typ"
_LONG: Final = re.compile(r"\S{24}(?=\S)")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a card: its heading, and rows of a label and a text."""

    heading: str
    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Card:
    """A card: everything in the language of whoever reads it."""

    language: str
    title: str
    sections: Sequence[Section]
    note: str = ""


_STYLE: Final = (
    "body{font:14px/1.45 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#111}"
    "h1{font-size:1.4em}h2{font-size:1.05em;margin:1.6em 0 .4em}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.25em .6em .25em 0;border-bottom:1px solid #ddd;"
    "overflow-wrap:anywhere;white-space:pre-line}th{font-weight:normal;color:#555;width:16em}p{color:#555}"
)


def to_html(card: Card) -> bytes:
    """Return a page of HTML; no script, no picture and no address is in it."""
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(card.language)}">',
        '<head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{_html(card.title)}</title><style>{_STYLE}</style></head>",
        f"<body><h1>{_html(card.title)}</h1>",
    ]
    for section in card.sections:
        lines.append(f"<h2>{_html(section.heading)}</h2><table>")
        lines += [f"<tr><th>{_html(label)}</th><td>{_html(text)}</td></tr>" for label, text in section.rows]
        lines.append("</table>")
    if card.note:
        lines.append(f"<p>{_html(card.note)}</p>")
    return ("\n".join([*lines, "</body></html>"]) + "\n").encode()


def _html(text: str) -> str:
    return escape("\n".join(clean(line) for line in text.splitlines()))


def to_pdf(card: Card) -> bytes:
    """Return the card as a PDF. Raises Unavailable without the library.

    A sign that the fonts inside the library cannot draw is told by its number.
    """
    told: dict[str, Any] = asdict(card)
    told |= {"title": _pdf(card.title), "note": _pdf(card.note)}
    told["sections"] = [
        {"heading": _pdf(one.heading), "rows": [[_pdf(cell) for cell in row] for row in one.rows]}
        for one in card.sections
    ]
    return typeset(_TEMPLATE, {"card": told})


def _pdf(text: str) -> str:
    drawn = "\n".join(
        "".join(sign if sign in PRINTABLE else f"[U+{ord(sign):04X}]" for sign in clean(line))
        for line in text.splitlines()
    )
    return _LONG.sub("\\g<0>\u200b", drawn)  # where a long word, such as a hash, may be broken
