"""Reading a two-page invoice (a code and a text layer), beside the bare decoding of the same file by the same libraries.

    python benchmarks/capture.py [--runs 15] [invoice.pdf]

The floor is a process that renders both pages at 200 dpi, looks for codes and takes the text: it checks nothing, and
has no limits. Ours starts its process, and then reads the requisites out of what it found, compares code and text, and
checks every number. Seconds of the processor, children included, in turns. What paydesk itself imports is counted in
the last line alone, the whole ``paydesk new --from FILE --dry-run``.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from paydesk import form
from paydesk.formats import invoice

ROOT = Path(__file__).resolve().parent.parent

FLOOR = """
import sys
import pypdfium2, zxingcpp
document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
for page in document:
    text = page.get_textpage().get_text_bounded()
    picture = page.render(scale=200 / 72, grayscale=True).to_pil()
    codes = [one.bytes for one in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]
    sys.stdout.write(text + repr(codes))
"""


def cpu(work: Callable[[], object]) -> float:
    """Return the seconds of the processor that the work takes, here and in its children."""
    before = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - before


def floor(body: bytes) -> None:
    subprocess.run([sys.executable, "-P", "-c", FLOOR], input=body, capture_output=True, check=True)


def ours(body: bytes) -> None:
    found = invoice.read("invoice.pdf", body)
    merged = invoice.merge(found.findings)
    parsed = form.parse(merged.values, date(2026, 12, 1))
    assert parsed.form.account, found
    assert not parsed.problems, parsed.problems


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from tests.support import invoices

    two_pages = [invoices.LINES, [f"{number}. Условия поставки и оплаты" for number in range(1, 40)]]
    body = options.file.read_bytes() if options.file else invoices.pdf(two_pages, invoices.code())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "invoice.pdf"
        path.write_bytes(body)
        env = os.environ | {"PAYDESK_DB": f"sqlite:///{folder}/paydesk.db", "PAYDESK_USER": "keeper"}

        def paydesk(*words: str) -> None:
            subprocess.run(
                [sys.executable, "-m", "paydesk", *words], env=env, capture_output=True, check=True, cwd=ROOT
            )

        paydesk("init")
        paydesk("user", "edit", "keeper", "--role", "admin", "--role", "manager")
        ours(body)
        floors, reads, wholes = [], [], []
        for _ in range(options.runs):
            floors.append(cpu(lambda: floor(body)))
            reads.append(cpu(lambda: ours(body)))
            wholes.append(cpu(lambda: paydesk("new", "--from", str(path), "--dry-run", "--json")))
    least, read, whole = map(statistics.median, (floors, reads, wholes))
    print(f"bare decoding {1000 * least:.0f} ms, reading {1000 * read:.0f} ms, ratio {read / least:.2f}")
    print(f"the whole command {1000 * whole:.0f} ms")


if __name__ == "__main__":
    main()
