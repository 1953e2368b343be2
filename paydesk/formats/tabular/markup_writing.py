"""Tables for reading: Markdown as GitHub shows it, and one HTML page that needs nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import BinaryIO, Final

from paydesk.formats.tabular.html_rows import SIGN_ATTRIBUTE
from paydesk.formats.tabular.writing import (
    NUMBERS,
    Sheet,
    TotalRow,
    Value,
    cell_text,
    escape_harmful,
    total_values,
)

_MARKDOWN: Final = re.compile(r"[\\`*_\[\]<>|~&]")


class MarkdownWriter:
    """A table as GitHub shows it; what a user typed stays text and never becomes mark-up."""

    def __init__(self, stream: BinaryIO, sheet: Sheet) -> None:
        self._stream = stream
        self._sheet = sheet
        self._line([_markdown(column.heading) for column in sheet.columns])
        self._line(["---:" if column.kind in NUMBERS else "---" for column in sheet.columns])

    def write(self, row: Sequence[Value]) -> None:
        self._line(self._cells(row))

    def close(self, totals: Sequence[TotalRow] = ()) -> None:
        for total in totals:
            self._line([cell and f"**{cell}**" for cell in self._cells(total_values(self._sheet, total))])

    def discard(self) -> None:
        """Nothing is held."""

    def _cells(self, row: Sequence[Value]) -> list[str]:
        language = self._sheet.language
        pairs = zip(row, self._sheet.columns, strict=True)
        return [_markdown(cell_text(value, column, language, grouped=True)) for value, column in pairs]

    def _line(self, cells: Sequence[str]) -> None:
        self._stream.write(f"| {' | '.join(cells)} |\n".encode())


def _markdown(text: str) -> str:
    escaped = _MARKDOWN.sub(r"\\\g<0>", escape_harmful(text).strip().replace("\t", " "))
    return escaped.replace("\n", "<br>")


_STYLE: Final = """:root{color-scheme:light dark}
body{font:15px/1.45 system-ui,sans-serif;margin:2rem}
table{border-collapse:collapse}
caption{font-size:1.3rem;font-weight:600;text-align:left;padding-bottom:.75rem}
th,td{border:1px solid #8886;padding:.35rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#8882;position:sticky;top:0}
tbody tr:nth-child(even){background:#8881}
tfoot td{font-weight:600;border-top:2px solid}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.whole{white-space:nowrap}
[data-char]{opacity:.6;white-space:pre}
@media(prefers-color-scheme:dark){body{background:#16181b;color:#e6e6e6}}
@media print{:root{color-scheme:light}@page{size:A4 landscape;margin:12mm}
body{margin:0;font-size:9pt;background:#fff;color:#000}thead{display:table-header-group}
tfoot{display:table-row-group}thead th{position:static}tr{break-inside:avoid}}
"""
_HEAD: Final = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<table>
<caption>{title}</caption>
<thead>
<tr>{headings}</tr>
</thead>
<tbody>
"""
_CLASSES: Final = dict.fromkeys(NUMBERS, ' class="number"') | dict.fromkeys(
    ("date", "time", "identifier"), ' class="whole"'
)


class HtmlWriter:
    """A document of its own: one table, no scripts, nothing loaded from outside, fit for print and dark screens."""

    def __init__(self, stream: BinaryIO, sheet: Sheet) -> None:
        self._stream = stream
        self._sheet = sheet
        self._classes = [_CLASSES.get(column.kind, "") for column in sheet.columns]
        headings = "".join(
            f'<th scope="col"{style}>{_html(column.heading)}</th>'
            for column, style in zip(sheet.columns, self._classes, strict=True)
        )
        language = html.escape(sheet.language)
        title = html.escape(escape_harmful(sheet.title.replace("\n", " ")))
        self._put(_HEAD.format(language=language, title=title, style=_STYLE, headings=headings))

    def write(self, row: Sequence[Value]) -> None:
        language = self._sheet.language
        cells = (
            f"<td{style}>{_html(cell_text(value, column, language, grouped=True))}</td>"
            for value, column, style in zip(row, self._sheet.columns, self._classes, strict=True)
        )
        self._put(f"<tr>{''.join(cells)}</tr>\n")

    def close(self, totals: Sequence[TotalRow] = ()) -> None:
        self._put("</tbody>\n")
        if totals:
            self._put("<tfoot>\n")
            for total in totals:
                self.write(total_values(self._sheet, total))
            self._put("</tfoot>\n")
        self._put("</table>\n</body>\n</html>\n")

    def discard(self) -> None:
        """Nothing is held."""

    def _put(self, text: str) -> None:
        self._stream.write(text.encode())


def _html(text: str) -> str:
    """Return the text as mark-up that shows it harmlessly, and from which a program reads exactly this text again."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return html.escape(text)
    around = zip(text, ("", *text), (*text[1:], ""), strict=False)
    return "".join(_html_sign(*signs) for signs in around)


def _html_sign(char: str, before: str, after: str) -> str:
    """Return one sign: browsers and readers of tables fold spaces, and obey signs that nobody sees."""
    shown = escape_harmful(char)
    lost = char.isspace() and (not before or not after or before.isspace() or after.isspace() or char == "\t")
    seen = "<br>" if char == "\n" else html.escape(shown)
    return f'<span {SIGN_ATTRIBUTE}="{ord(char):x}">{seen}</span>' if lost or shown != char else seen
