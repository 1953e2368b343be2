"""ISO 20022 pain.001.001.09, the customer credit transfer initiation: payment orders in a foreign currency, as XML."""

from paydesk.formats.pain001.latin import NAME, PURPOSE, Latin, to_latin, unwritable
from paydesk.formats.pain001.model import CHARGES, Initiation, Side, Transfer
from paydesk.formats.pain001.writing import write

__all__ = [
    "CHARGES",
    "NAME",
    "PURPOSE",
    "Initiation",
    "Latin",
    "Side",
    "Transfer",
    "to_latin",
    "unwritable",
    "write",
]
