"""Libraries for workbooks, one beside the other: reading a registry and writing it.

    python benchmarks/workbooks.py [--rows 20000]

Needs openpyxl, which is no dependency of the project: install it into an environment of your own. Time of the
processor, medians of five; what is written by one library is read by both.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import python_calamine
import xlsxwriter

RUNS = 5


def median(call: Callable[[], object]) -> float:
    """Return seconds of the processor."""
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        call()
        times.append(time.process_time() - started)
    return statistics.median(times)


def rows(count: int) -> list[list[object]]:
    """Rows like those of a registry: numbers, dates, requisites as text, purposes."""
    return [
        [n, "Услуги", f"ООО «Поставщик {n % 500}»", 1000.5 + n, "RUB", date(2026, 12, 1 + n % 28), "7707083893",
         "773601001", "044525225", "40702810740000432537", f"Оплата по счету № {n}. В т.ч. НДС 20%", str(n)]
        for n in range(count)
    ]  # fmt: skip


def write_xlsxwriter(path: Path, table: list[list[object]]) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "dd.mm.yyyy"})
    sheet = book.add_worksheet()
    for place, row in enumerate(table):
        sheet.write_row(place, 0, row)
    book.close()


def write_openpyxl(path: Path, table: list[list[object]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in table:
        sheet.append(row)
    book.save(path)


def read_calamine(path: Path) -> int:
    return len(python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def read_openpyxl(path: Path) -> int:
    book = openpyxl.load_workbook(path, read_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    table = rows(parser.parse_args().rows)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "registry.xlsx"
        print(f"writing {len(table)} rows: XlsxWriter {median(lambda: write_xlsxwriter(path, table)):.2f} s,"
              f" openpyxl {median(lambda: write_openpyxl(Path(name) / 'other.xlsx', table)):.2f} s")  # fmt: skip
        print(f"reading {len(table)} rows: python-calamine {median(lambda: read_calamine(path)):.2f} s,"
              f" openpyxl {median(lambda: read_openpyxl(path)):.2f} s")  # fmt: skip


if __name__ == "__main__":
    main()
