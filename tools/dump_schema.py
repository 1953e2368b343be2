"""Play a day of work in the schema of today and keep it as a dump, before a migration makes it yesterday's.

    python tools/dump_schema.py

Writes tests/rules/old_schemas/{sqlite,postgresql}_NNNN.sql, from which tests/stories/test_upgrade.py upgrades. Run it
on the commit before the migration; a dump that is there is not written over.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from paydesk.storage import REVISION  # noqa: E402
from tests.support.desk import Desk, postgres_desk, postgres_template, sqlite_desk, sqlite_template  # noqa: E402
from tests.support.postgres import PostgresServer  # noqa: E402

FOLDER = ROOT / "tests" / "rules" / "old_schemas"
ACCOUNT = "40702810740000432537"
STATEMENT = """1CClientBankExchange
ВерсияФормата=1.03
Кодировка=Windows
Отправитель=Банк
ДатаНачала=01.12.2026
ДатаКонца=01.12.2026
РасчСчет={account}
СекцияРасчСчет
ДатаНачала=01.12.2026
ДатаКонца=01.12.2026
РасчСчет={account}
НачальныйОстаток=100.00
ВсегоПоступило=0.00
ВсегоСписано=0.00
КонечныйОстаток=100.00
КонецРасчСчет
СекцияДокумент=Платежное поручение
Номер=77
Дата=01.12.2026
Сумма=5.00
ПлательщикСчет={account}
ПолучательСчет=40702810938000012345
ДатаСписано=01.12.2026
НазначениеПлатежа=Комиссия
КонецДокумента
КонецФайла
"""


def day_of_work(desk: Desk) -> None:
    """One request in every state, papers, a view, an import with keys, a setting, a bank file and a statement."""

    def numbered(number: int) -> dict[str, str]:
        return {"invoice_number": str(number), "purpose": f"Оплата {number}, без НДС"}

    desk.paid(**numbered(1))
    invoice = desk.folder / "invoice.pdf"
    invoice.write_bytes(b"%PDF-1.4 invoice")
    second = desk.anna.new("--invoice", str(invoice), "--submit", **numbered(2))["id"]
    desk.hanna.ok("approve", second)
    desk.rejected(**numbered(3))
    desk.hanna.ok("comment", desk.pending(**numbered(4)), "-m", "Посмотрю завтра")
    desk.anna.ok("edit", desk.anna.new(**numbered(5))["id"], "--amount", "99,50")
    desk.anna.ok("discard", desk.anna.new(**numbered(6))["id"])
    desk.vera.ok("return", desk.approved(**numbered(7)), "-m", "Нет договора")
    table = desk.folder / "table.csv"
    table.write_text("key,subject,contractor,amount\nA-1,Услуги,ООО Ромашка,100.00\n", encoding="utf-8")
    desk.anna.ok("import", table, "--key", "key")
    desk.vera.ok("view", "save", "неделя", "--status", "approved")
    desk.vera.ok("view", "default", "неделя")
    words = ("--organisation", "ООО «Наша компания»", "--inn", "7707083893", "--bic", "044525225", "--account", ACCOUNT)
    desk.vera.ok("own-account", "add", "main", *words)
    desk.vera.ok("bank", "export", second, "-o", desk.folder / "1.txt")
    desk.vera.ok("bank", "void", 1, "-m", "не отправлен")
    desk.vera.ok("bank", "export", second, "-o", desk.folder / "2.txt")
    statement = desk.folder / "kl_to_1c.txt"
    statement.write_bytes(STATEMENT.format(account=ACCOUNT).replace("\n", "\r\n").encode("cp1251"))
    desk.vera.ok("bank", "statement", statement)


def main() -> None:
    """Make both dumps."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = sqlite_desk(sqlite_template(folder), folder)
        day_of_work(desk)
        with closing(sqlite3.connect(desk.database)) as db:
            keep("sqlite", "\n".join(db.iterdump()) + "\n")
    with tempfile.TemporaryDirectory() as name, PostgresServer() as server:
        postgres_template(server, "template_of_today")
        desk = postgres_desk(server, "template_of_today", "today", Path(name))
        day_of_work(desk)
        dump = [str(server.tools_folder() / "pg_dump"), "--inserts", server.superuser_url("today")]
        text = subprocess.run(dump, capture_output=True, check=True, text=True).stdout
        # What newer programs write and older servers do not know.
        kept = [line for line in text.splitlines() if not re.match(r"\\|SET transaction_timeout|--|$", line)]
        keep("postgresql", "\n".join(kept) + "\n")


def keep(dialect: str, text: str) -> None:
    """Write a dump where there is none."""
    path = FOLDER / f"{dialect}_{REVISION}.sql"
    if path.exists():
        raise SystemExit(f"{path} is there already")
    path.write_text(text, encoding="utf-8")
    print(path.relative_to(ROOT), f"{len(text.splitlines())} lines")


if __name__ == "__main__":
    main()
