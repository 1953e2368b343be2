"""The payment QR code of GOST R 56042-2014 («Двумерные символы … для осуществления платежей»): read, write, draw.

The code holds one text: ``ST``, the version ``0001``, a digit for the encoding, a separator, and then fields
``Key=Value``. Invoices of companies carry the same code, though the standard is written for payments of persons.
"""

from paydesk.formats.payment_qr.drawing import QUIET_ZONE, draw
from paydesk.formats.payment_qr.fields import PERSONAL, REQUIRED
from paydesk.formats.payment_qr.reading import Payload, decode, identify
from paydesk.formats.payment_qr.writing import encode

__all__ = ["PERSONAL", "QUIET_ZONE", "REQUIRED", "Payload", "decode", "draw", "encode", "identify"]
