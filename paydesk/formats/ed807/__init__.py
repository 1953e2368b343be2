"""The BIC directory of the Bank of Russia (Справочник БИК), message ED807 of the УФЭБС: reading it, judging a bank.

The Bank of Russia publishes the full directory every business day as a ZIP with one XML file; changes during the day
come in the same shape. Both are read from a file, entry by entry; nothing here asks a network or a clock.
"""

from paydesk.formats.ed807.findings import Finding, findings
from paydesk.formats.ed807.model import Account, Bank, Head
from paydesk.formats.ed807.reading import Directory, identify, open_directory

__all__ = ["Account", "Bank", "Directory", "Finding", "Head", "findings", "identify", "open_directory"]
