"""Search for bad input by coverage: python tools/fuzz.py TARGET [CORPUS] [-max_total_time=300 …].

Targets: text, table, form, statement, qr, directory, invoice, policy. CORPUS is a folder of good files to start from.

Needs atheris, which is no dependency of the project: install it into an environment of your own. What a parser may
end with is a value, a problem or an error for people; anything else is written to a file crash-… by the fuzzer.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

TODAY: Final = date(2026, 12, 1)


def text(data: bytes) -> None:
    """Read requisites as they were pasted."""
    from paydesk.requisites import read_text

    read_text(data.decode("utf-8", "surrogateescape"))


def table(data: bytes) -> None:
    """Read a table of any kind, and its rows through the form."""
    from paydesk.errors import PaydeskError
    from paydesk.form import parse
    from paydesk.formats import tabular

    with suppress(PaydeskError):
        for record in tabular.find_layout(tabular.open_source(io.BytesIO(data))).records():
            if isinstance(record, tabular.Record):
                parse(tabular.words(record)[0], TODAY)


def form(data: bytes) -> None:
    """Read the form: a field a line, the fields in their order."""
    from paydesk.form import FIELD, check_complete, parse

    words = data.decode("utf-8", "surrogateescape").split("\n")
    typed = {key: word for key, word in zip(FIELD, words, strict=False) if word}
    check_complete(parse(typed, TODAY).form, require_bic=True)


def statement(data: bytes) -> None:
    """Read a statement of 1C to its end."""
    from paydesk.errors import PaydeskError
    from paydesk.formats import one_c

    with suppress(PaydeskError):
        for document in one_c.open_statement(io.BytesIO(data)).documents():
            repr(document)


def qr(data: bytes) -> None:
    """Read the payload of a payment code."""
    from paydesk.errors import PaydeskError
    from paydesk.formats import payment_qr

    with suppress(PaydeskError):
        payment_qr.identify(data)
        payment_qr.decode(data, wrong_amounts=[])


def directory(data: bytes) -> None:
    """Read a directory of banks, zipped or not."""
    from paydesk.errors import PaydeskError
    from paydesk.formats import ed807

    with suppress(PaydeskError):
        for bank in ed807.open_directory(io.BytesIO(data)).banks():
            ed807.findings(bank, TODAY)


def invoice(data: bytes) -> None:
    """Read the text layer of an invoice."""
    from paydesk.formats.invoice.text import read

    read(data.decode("utf-8", "surrogateescape"), "invoice.pdf")


def policy(data: bytes) -> None:
    """Read a policy of approval."""
    from paydesk.errors import PaydeskError
    from paydesk.policy_file import parse
    from paydesk.records import Person

    people = [Person(login, login, None, frozenset({"head"})) for login in ("anna", "boris")]
    with suppress(PaydeskError, UnicodeDecodeError):
        parse(data.decode(), people)


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    target.__name__: target for target in (text, table, form, statement, qr, directory, invoice, policy)
}


def main() -> int:
    """Fuzz one of the parsers until something is found or the time is over."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    try:
        fuzzer: Any = import_module("atheris")  # untyped
    except ImportError:
        sys.stderr.write("atheris is not installed\n")
        return 2
    with fuzzer.instrument_imports(include=["paydesk"]):
        import paydesk.form
        import paydesk.formats.ed807
        import paydesk.formats.invoice.text
        import paydesk.formats.one_c
        import paydesk.formats.payment_qr
        import paydesk.formats.tabular
        import paydesk.policy_file
        import paydesk.requisites.free_text  # noqa: F401 - instrumented when it is loaded
    target = TARGETS[sys.argv.pop(1)]
    fuzzer.Setup(sys.argv, target)
    fuzzer.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
