"""A bank statement of 1C with many documents, beside just reading the same lines and splitting them at "=".

    python benchmarks/one_c.py [--documents 100000] [--runs 5] [--encodings cp1251,cp866,utf-8]

Every document has the 60 keys that 1C and the large banks write, most of them filled. The floor reads the file as text
of the right encoding, line by line, and splits each at "=": it finds no documents, sums or days. Both run in this
process, on one core, in turns. The memory is the largest that Python took for objects while the documents went by.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
import tracemalloc
from pathlib import Path

from paydesk.formats import one_c

OWN = "40702810900000000017"
HEAD = f"""\
1CClientBankExchange
ВерсияФормата=1.03
Кодировка=Windows
Отправитель=Банк
Получатель=1С:Предприятие
ДатаНачала=01.11.2026
ДатаКонца=30.11.2026
РасчСчет={OWN}
"""
PARTY = """\
{0}Счет={1}
{0}={2}, {3}
{0}ИНН={2}
{0}1={3}
{0}2={1}
{0}3=ФИЛИАЛ "ЦЕНТРАЛЬНЫЙ" БАНКА
{0}4=г Москва
{0}РасчСчет={1}
{0}Банк1=ФИЛИАЛ "ЦЕНТРАЛЬНЫЙ" БАНКА
{0}Банк2=г Москва
{0}БИК=044525411
{0}Корсчет=30101810145250000411
"""
EMPTY = (
    "ВидПлатежа КодНазПлатежа Код НазначениеПлатежа1 НазначениеПлатежа2 НазначениеПлатежа3 НазначениеПлатежа4 "
    "НазначениеПлатежа5 НазначениеПлатежа6 СтатусСоставителя ПоказательКБК ОКАТО ПоказательОснования ПоказательПериода "
    "ПоказательНомера ПоказательДаты ПоказательТипа СрокАкцепта ВидАккредитива СрокПлатежа"
)


def document(number: int) -> str:
    """Return the lines of a document; sums, payees and purposes are another in each."""
    account = f"40702810{number % 1000:012d}"
    body = [
        "СекцияДокумент=Платежное поручение",
        f"Номер={number % 999 + 1}",
        f"Дата={number % 30 + 1:02d}.11.2026",
        f"Сумма={number}.{number % 100:02d}",
        "КвитанцияДата=09.11.2026\nКвитанцияВремя=00:00:00\nКвитанцияСодержание=",
        PARTY.format("Плательщик", OWN, "7707083893", 'ООО "Вега"') + f"ДатаСписано={number % 30 + 1:02d}.11.2026",
        PARTY.format("Получатель", account, "7702070139", f"Общество № {number % 1000}") + "ДатаПоступило=",
        "ПлательщикКПП=770401001\nПолучательКПП=770943002\nВидОплаты=01\nОчередность=5",
        f"НазначениеПлатежа=Оплата по счету {number} от 01.11.2026, в т.ч. НДС 22% - {number % 97}.00",
        *(f"{key}=" for key in EMPTY.split()),
        "КонецДокумента",
    ]
    return "\n".join(body) + "\n"


def build(path: Path, documents: int, encoding: str) -> int:
    """Write the statement; return the lines of a document."""
    with path.open("w", encoding=encoding, newline="\r\n") as out:
        out.write(HEAD)
        for number in range(1, documents + 1):
            out.write(document(number))
        out.write("КонецФайла\n")
    return document(1).count("\n")


def floor(path: Path, encoding: str) -> int:
    """Read the lines and split them."""
    count = 0
    with path.open(encoding=encoding) as lines:
        for line in lines:
            key, _equals, _value = line.partition("=")
            count += key == "КонецДокумента\n"
    return count


def ours(path: Path) -> int:
    """Read all documents and let them go."""
    count = 0
    with path.open("rb") as source:
        statement = one_c.open_statement(source)
        for count, _document in enumerate(statement.documents(), 1):  # noqa: B007
            pass
    assert not statement.warnings, statement.warnings[:3]
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--encodings", default="cp1251,cp866,utf-8")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for encoding in options.encodings.split(","):
            path = Path(folder) / "kl_to_1c.txt"
            lines = build(path, options.documents, encoding)
            floors, reads = [], []
            for _ in range(options.runs):
                started = time.process_time()
                assert floor(path, encoding) == options.documents
                between = time.process_time()
                assert ours(path) == options.documents
                floors.append(between - started)
                reads.append(time.process_time() - between)
            bare, took = statistics.median(floors), statistics.median(reads)
            tracemalloc.start()
            ours(path)
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            print(
                f"{encoding:<7} {options.documents} documents of {lines} lines: {took:.2f} s CPU,"
                f" {options.documents / took:.0f} documents/s; reading and splitting {bare:.2f} s, ratio"
                f" {took / bare:.2f}; peak {peak / 2**20:.1f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
