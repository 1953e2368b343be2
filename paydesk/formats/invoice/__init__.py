"""Invoices as they come: a PDF, a picture, a text or a mail becomes words of the form.

What is read comes from payment QR codes and from texts; nothing is chosen between them where they disagree. The bytes
are taken apart in a process of its own, see :mod:`paydesk.formats.invoice.worker`.
"""

from paydesk.formats.invoice.merging import merge
from paydesk.formats.invoice.model import Finding, Invoice, Merged, Paper, Vat
from paydesk.formats.invoice.reading import read

__all__ = ["Finding", "Invoice", "Merged", "Paper", "Vat", "merge", "read"]
