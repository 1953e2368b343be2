"""1CClientBankExchange, the text exchange of 1C with programs of banks: statements in, payment orders out."""

from paydesk.formats.note import Note
from paydesk.formats.one_c.checks import direction
from paydesk.formats.one_c.model import Balance, Document, Header, Order
from paydesk.formats.one_c.reading import Statement, open_statement
from paydesk.formats.one_c.text import identify
from paydesk.formats.one_c.writing import write
from paydesk.formats.party import Party

__all__ = [
    "Balance",
    "Document",
    "Header",
    "Note",
    "Order",
    "Party",
    "Statement",
    "direction",
    "identify",
    "open_statement",
    "write",
]
