"""Tables in and out."""

from paydesk.formats.tabular.cells import Cell, Source
from paydesk.formats.tabular.layout import find_layout
from paydesk.formats.tabular.reading import open_source
from paydesk.formats.tabular.rows import Record, Skipped, Table, TotalLine
from paydesk.formats.tabular.values import total_amount, words

__all__ = [
    "Cell",
    "Record",
    "Skipped",
    "Source",
    "Table",
    "TotalLine",
    "find_layout",
    "open_source",
    "total_amount",
    "words",
]
