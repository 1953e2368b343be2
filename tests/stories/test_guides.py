"""Every command line of every guide is run, page by page and in order, on a throw-away SQLite database.

A page has a person who reads it. Lines that are another possibility for the same request begin from a stage anew, and
some belong to another person; both are said below with the first words of the line. What cannot be run here is in
``NOT_RUN``, with the reason. README has a test of its own (tests/unit/test_docs.py), and so have the examples of
docs/cli.md (tests/unit/test_usage.py).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import bank_directory, invoices
from tests.support.command_lines import SHELLS, fences, shell_lines, words_of
from tests.support.desk import ROOT, Result, environment, run_here

NOT_RUN: Mapping[tuple[str, ...], str] = {
    ("review",): "asks on a terminal; tests/stories/test_review.py does so",
    ("watch",): "goes on until Ctrl-C; tests/stories/test_sight.py ends it",
    ("bank", "statement", "--watch"): "goes on until Ctrl-C",
    ("notify", "run", "--watch"): "goes on until Ctrl-C",
    ("files", "export", "payments", "--watch"): "goes on until Ctrl-C",
    ("reassign",): "needs a chain of approval; tests/stories/test_reassign.py has some",
    ("store", "set"): "names a place outside of the database; tests/stories/test_file_store.py has some",
}
"""First words of a line → why it is not run. Nor are lines below ``export PAYDESK_DB=postgresql://…``: they name a server
that is not here, and the stories play the same commands on PostgreSQL."""

ACCOUNT = "40702810438000060473"
"""From which the team pays."""
PAYEE = {
    "subject": "Бумага", "contractor": "ООО «Ромашка»", "amount": "1650", "due": "2026-12-04", "inn": "7707083893",
    "kpp": "773601001", "bic": "044525225", "account": "40702810740000432537", "corr-account": "30101810400000000225",
    "purpose": "Оплата по счету за бумагу, без НДС",
}  # fmt: skip
OTHERS = {
    12: {"due": "2026-12-20"},
    13: {"inn": "9714017207", "kpp": "771401001", "contractor": "ООО «БРУЛЕР»"},
    14: {"due": "2026-12-20"},
    15: {"currency": "EUR", "contractor": "Beispiel Handels GmbH", "inn": None, "kpp": None, "corr-account": None,
         "bic": "COBADEFF", "account": "DE89370400440532013000", "purpose": "Invoice 15"},
}  # fmt: skip
"""What is different in some of the fifteen requests."""


class Place:
    """A folder with a database, and the shell that somebody sits at."""

    def __init__(self, folder: Path, language: str = "en") -> None:
        self.folder = folder
        self.database = folder / "srv" / "paydesk" / "paydesk.db"
        self.env = environment(
            PAYDESK_DB=f"sqlite:///{self.database}",
            PAYDESK_LANG=language,
            PAYDESK_CONFIG=str(folder / "config.toml"),
            XDG_STATE_HOME=str(folder / "state"),
            XDG_DATA_HOME=str(folder / "data"),
        )

    def run(self, user: str, *words: str) -> Result:
        """Run a command line as this person."""
        return run_here(list(words), self.env | {"PAYDESK_USER": user})

    def ok(self, user: str, *words: str) -> Result:
        """Run a command line that must succeed."""
        done = self.run(user, *words)
        assert done.code == 0, f"{user}: paydesk {' '.join(words)}: {done}"
        return done


def people(place: Place) -> None:
    """A team, as the guides speak of it."""
    place.ok("kira", "init")
    team = {"lena": "admin", "anna": "manager", "vera": "accountant", "olga": "auditor"}
    heads = dict.fromkeys(("boris", "galina", "henry", "ivan", "dora", "irina"), "head")
    for login, role in (team | heads).items():
        place.ok("kira", "user", "add", login, "--role", role)
    place.ok("kira", "notify", "channel", "telegram", "file:/nowhere/telegram")


def drafts(place: Place) -> None:
    """Fifteen drafts of Anna's."""
    people(place)
    for number in range(1, 16):
        form = {"invoice-number": str(number)} | PAYEE | OTHERS.get(number, {})
        words = [word for name, value in form.items() if value is not None for word in (f"--{name}", value)]
        place.ok("anna", "new", *words)
    (place.folder / "act.pdf").write_bytes(b"%PDF-1.4 act")
    place.ok("anna", "attach", "2", str(place.folder / "act.pdf"), "--kind", "other")


def pending(place: Place) -> None:
    """They await approval."""
    drafts(place)
    place.ok("anna", "detach", "2", "act.pdf")
    place.ok("anna", "submit", *map(str, range(1, 16)))


def approved(place: Place) -> None:
    """They are approved."""
    pending(place)
    place.ok("boris", "approve", *map(str, range(1, 16)))


def paid(place: Place) -> None:
    """The first three are paid."""
    approved(place)
    place.ok("vera", "pay", "1", "2", "3")


def served(place: Place) -> None:
    """They are approved, and a worker sends messages."""
    approved(place)
    place.ok("kira", "user", "add", "courier", "--role", "notifier")


Stage = Callable[[Place], None]
Turn = tuple[tuple[str, ...], Stage | None, str | None]


@dataclass(frozen=True)
class Page:
    """Who reads a page, what is there at its beginning, and before which lines that changes."""

    reader: str
    begin: Stage | None
    turns: Sequence[Turn] = ()


PAGES: Mapping[str, Page] = {
    "manager.md": Page("anna", people, [
        (("submit", "1", "2", "3"), drafts, None),
        (("submit", "1", "--duplicate-ok"), drafts, None),
        (("inbox",), drafts, None),
    ]),
    "head.md": Page("boris", pending, [
        (("approve", "1", "2", "3", "-m"), pending, None),
        (("approve", "1", "2", "3", "--partial"), pending, None),
        (("return",), pending, None),
        (("reject",), pending, None),
        (("delegate",), None, "galina"),
    ]),
    "accountant.md": Page("vera", approved, [
        (("pay", "1", "2"), approved, None),
        (("return", "1"), approved, None),
        (("reopen", "1"), paid, None),
    ]),
    "auditor.md": Page("olga", approved),
    "admin.md": Page("kira", None, [
        (("policy", "test"), approved, None),
        (("policy", "confirm"), None, "lena"),
        (("notify", "run"), None, "courier"),
    ]),
    "reliability.md": Page("kira", approved),
    "operations.md": Page("kira", served, [
        (("notify", "run"), None, "courier"),
    ]),
    "bitrix24.md": Page("anna", None, [
        (("init",), None, "kira"),
        (("user",), None, "kira"),
        (("notify", "channel"), None, "kira"),
        (("inbox",), None, "boris"),
        (("approve",), None, "boris"),
    ]),
}  # fmt: skip


@pytest.fixture(scope="module")
def stages(tmp_path_factory):
    """Stage → a folder with its database, made once."""
    made: dict[Stage, Path] = {}

    def folder(stage: Stage) -> Path:
        if stage not in made:
            place = Place(tmp_path_factory.mktemp(stage.__name__))
            place.database.parent.mkdir(parents=True)
            stage(place)
            made[stage] = place.folder
        return made[stage]

    return folder


@pytest.fixture
def files(tmp_path, stages, monkeypatch):
    """The files that the guides name."""
    monkeypatch.chdir(tmp_path)
    readme = (ROOT / "README.md").read_text("utf-8")
    (body,) = re.findall(r"<<'END'\n(.*?)^END$", readme, re.MULTILINE | re.DOTALL)
    (tmp_path / "requisites.txt").write_text(body, "utf-8")
    (tmp_path / "invoice.pdf").write_bytes(invoices.pdf([invoices.LINES], invoices.code()))
    for name in ("act.pdf", "order-345.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.4 paper")
    source = Place(stages(pending))
    source.ok("anna", "registry", "--currency", "RUB", "--output", str(tmp_path / "registry.xlsx"))
    (tmp_path / "20261201ED01OSBR.zip").write_bytes(bank_directory.packed(bank_directory.xml()))
    (tmp_path / "kl_to_1c.txt").write_bytes(statement().encode("cp1251"))
    (tmp_path / "bitrix24.xls").write_text(portal_list(), "utf-8")
    for folder in ("backup", "srv/bank/in"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


def statement() -> str:
    """A statement in which nothing was paid."""
    days = ["ДатаНачала=01.12.2026", "ДатаКонца=01.12.2026", f"РасчСчет={ACCOUNT}"]
    head = ["1CClientBankExchange", "ВерсияФормата=1.03", "Кодировка=Windows", "Отправитель=Банк", "Получатель=", *days]
    rest = ["НачальныйОстаток=1000000.00", "ВсегоПоступило=0.00", "ВсегоСписано=0.00", "КонечныйОстаток=1000000.00"]
    return "\r\n".join([*head, "СекцияРасчСчет", *days, *rest, "КонецРасчСчет", "КонецФайла", ""])


def portal_list() -> str:
    """A list as Bitrix24 exports it: HTML by the name of a workbook, sums with their currency, columns of its own."""
    requisites = "ИНН 7707083893 КПП 773601001 р/с 40702810740000432537 БИК 044525225 к/с 30101810400000000225"
    heading = ["ID", "Название", "За что платим", "Подрядчик", "Сумма счета", "Тип валюты", "Оплатить до", "Реквизиты",
               "Назначение платежа", "Эл. версия счета", "Статус", "История", "Платежка", "Кем создано"]  # fmt: skip
    rows = [
        [str(2040 + row), f"Заявка {row}", "Бумага", "ООО «Ромашка»", f"{row} 650,00", "Российский рубль", "04.12.2026",
         requisites, f"Оплата по счету {row}, без НДС", f"счет-{row}.pdf", "На согласовании", "", "", "Анна Петрова"]
        for row in (1, 2, 3)
    ]  # fmt: skip
    lines = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [heading, *rows])
    head = '<meta http-equiv="Content-type" content="text/html;charset=UTF-8" />'
    return f'<html><head>{head}</head><body><table border="1">{"".join(lines)}</table></body></html>'


def put(stage: Stage, stages: Callable[[Stage], Path], place: Place) -> None:
    """Put the database of a stage into this place."""
    source = Place(stages(stage)).database
    place.database.parent.mkdir(parents=True, exist_ok=True)
    for old in place.database.parent.glob("paydesk.db*"):
        old.unlink()
    for file in source.parent.glob("paydesk.db*"):
        shutil.copy(file, place.database.parent / file.name)


def turn_at(page: Page, words: Sequence[str]) -> Turn | None:
    """The most exact turn for a line."""
    fitting = [turn for turn in page.turns if tuple(words[: len(turn[0])]) == turn[0]]
    return max(fitting, key=lambda turn: len(turn[0]), default=None)


def pages():
    for name in PAGES:
        yield pytest.param(name, "en", id=name)
        if (ROOT / "docs" / "ru" / name).exists():
            yield pytest.param(name, "ru", id=f"ru/{name}")


@pytest.mark.parametrize(("name", "language"), list(pages()))
def test_a_guide_can_be_followed(name, language, files, stages):
    page, place = PAGES[name], Place(files, language)
    (files / "config.toml").write_text(f'lang = "{language}"\n', "utf-8")
    if page.begin:
        put(page.begin, stages, place)
    text = (ROOT / "docs" / ("ru" if language == "ru" else "") / name).read_text("utf-8")
    for kind, lines in fences(text):
        if kind == "toml" and "[[rule]]" in lines[0]:
            (files / "policy.toml").write_text("\n".join(lines), "utf-8")
        if kind in SHELLS:
            follow(lines, page, place, stages)


def follow(lines: Sequence[str], page: Page, place: Place, stages: Callable[[Stage], Path]) -> None:
    """Run the lines of a block."""
    elsewhere = False
    for line in shell_lines(lines):
        if line.startswith("export PAYDESK_DB="):
            url = line.split("#")[0].split("=", 1)[1].strip()
            elsewhere = url.startswith("postgresql:")
            if not elsewhere:
                place.env["PAYDESK_DB"] = here(url, place)
                place.database = Path(place.env["PAYDESK_DB"].removeprefix("sqlite:///"))
                place.database.parent.mkdir(parents=True, exist_ok=True)
            continue
        words = words_of(line)
        if words is None or elsewhere or any(tuple(words[: len(start)]) == start for start in NOT_RUN):
            continue
        words = [here(word, place) for word in words]
        _words, stage, user = turn_at(page, words) or ((), None, None)
        if stage:
            put(stage, stages, place)
        done = place.run(user or page.reader, *words)
        wanted = 8 if "--partial" in words and done.code == 8 else 0  # as the guide says
        assert done.code == wanted, f"{line}: {done}"
        assert "Traceback" not in done.err
        if words == ["audit", "seal"]:
            place.env["SEAL"] = done.out.strip()


def here(word: str, place: Place) -> str:
    """A word of a guide with the paths of this place, and its seal."""
    word = re.sub(r"/(srv|backup)/", rf"{place.folder}/\1/", word).replace(":////", ":///") if "/" in word else word
    return place.env["SEAL"] if word.startswith("paydesk-seal:") else word


def test_every_page_with_commands_is_followed():
    named = {path.name for path in (ROOT / "docs").glob("*.md") if shown(path)}
    assert named == set(PAGES)
    assert {path.name for path in (ROOT / "docs" / "ru").glob("*.md") if shown(path)} <= set(PAGES)


def test_what_is_not_run_stands_in_a_guide():
    pages = [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "ru").glob("*.md")]
    blocks = [block for path in pages for kind, block in fences(path.read_text("utf-8")) if kind in SHELLS]
    lines = [tuple(words_of(line) or ()) for block in blocks for line in shell_lines(block)]
    assert all(any(line[: len(start)] == start for line in lines) for start in NOT_RUN)
    assert all(NOT_RUN.values())


def shown(path: Path) -> bool:
    """Whether a page has command lines to follow; those of docs/cli.md are examples, each for itself."""
    blocks = fences(path.read_text("utf-8"))
    lines = (line for kind, block in blocks if kind in SHELLS for line in shell_lines(block))
    return path.name != "cli.md" and any(words_of(line) for line in lines)


def test_a_line_that_is_wrong_is_noticed(files, stages):
    place = Place(files)
    put(pending, stages, place)
    page = PAGES["head.md"]
    follow(["paydesk approve 1 --seen 2"], page, place, stages)
    with pytest.raises(AssertionError, match="approve 1 --seen 2"):
        follow(["paydesk approve 1 --seen 2"], page, place, stages)
    with pytest.raises(AssertionError):
        follow(["paydesk show 99"], page, place, stages)
