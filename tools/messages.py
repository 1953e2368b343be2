"""Keep the catalogues of texts fresh: python tools/messages.py [--check].

Without options: collects the texts of paydesk/ into paydesk/locale/paydesk.pot, brings the Russian catalogue up to
date (a text that is gone is dropped, a new one stays empty and is listed) and compiles it. With --check: writes
nothing, and fails when a file is not what it would write, or a text has no translation.

Texts are found in the syntax tree, where f-strings look the same to every Python. English has no catalogue: the texts
in the code are English.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = Path("paydesk/locale")
POT = LOCALE / "paydesk.pot"
# A folder each.
LANGUAGES = tuple(sorted(path.name for path in (ROOT / LOCALE).iterdir() if path.is_dir()))
# Function → how many of its first arguments are texts.
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2}
PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Plain(Catalog):
    """A catalogue whose header holds no dates, names or programs: the same texts give the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the header."""
        headers = [("Project-Id-Version", "paydesk")]
        code = str(self.locale) if self.locale else ""
        if code:
            headers += [("Language", code), ("Plural-Forms", self.plural_forms)]
        return [
            *headers,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def file_of(language: str, suffix: str) -> Path:
    """Return where the catalogue of a language is, from the root."""
    return LOCALE / language / "LC_MESSAGES" / f"paydesk.{suffix}"


def texts(source: str) -> Iterator[tuple[str, ...]]:
    """Yield the marked texts of a module: one, or singular and plural."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        wanted = KEYWORDS.get(node.func.id, 0)
        found = [
            argument.value
            for argument in node.args[:wanted]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if wanted and len(found) == wanted and found[0]:
            yield tuple(found)


def collect(root: Path = ROOT) -> dict[tuple[str, ...], list[str]]:
    """Return every text of the package with the files that hold it, ordered by file and text."""
    found: dict[tuple[str, ...], list[str]] = {}
    for path in sorted((root / "paydesk").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        for text in sorted(set(texts(path.read_text(encoding="utf-8")))):
            found.setdefault(text, []).append(name)
    plurals = {text[0] for text in found if len(text) > 1}
    return {text: where for text, where in found.items() if len(text) > 1 or text[0] not in plurals}


def read(path: Path, language: str) -> Catalog:
    """Return the catalogue as it is, empty when there is none."""
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def build(found: dict[tuple[str, ...], list[str]], language: str | None = None, known: Catalog | None = None) -> Plain:
    """Return a catalogue of these texts, translated as far as ``known`` translates them."""
    catalogue = Plain(
        locale=language,
        header_comment=f"# Texts of paydesk{f', {language}' if language else ''}: python tools/messages.py brings this up to date.",
        fuzzy=False,
    )
    for text, where in found.items():
        old: Message | None = known.get(text[0]) if known is not None else None
        translation: Any = old.string if old is not None and isinstance(old.string, str) == (len(text) == 1) else None
        fuzzy = ["fuzzy"] if old is not None and old.fuzzy else []
        catalogue.add(
            text if len(text) > 1 else text[0],
            translation,
            locations=[(name, 0) for name in where],
            flags=fuzzy,
            user_comments=old.user_comments if old is not None else (),
        )
    return catalogue


def po(catalogue: Catalog) -> bytes:
    """Return a catalogue as text for translators."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=120, include_lineno=False)
    return stream.getvalue()


def mo(catalogue: Catalog) -> bytes:
    """Return a catalogue in the form that gettext reads."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def generate(root: Path = ROOT) -> tuple[dict[Path, bytes], list[str]]:
    """Return path → content of every file of the catalogues, and what a translator has to look at."""
    found = collect(root)
    files = {POT: po(build(found))}
    work: list[str] = []
    for language in LANGUAGES:
        catalogue = build(found, language, read(root / file_of(language, "po"), language))
        files[file_of(language, "po")] = po(catalogue)
        files[file_of(language, "mo")] = mo(catalogue)
        work += [
            f"{language}: {fault}"
            for message in catalogue
            if message.id
            for fault in faults(message, catalogue.num_plurals)
        ]
    return files, work


def every(value: Any) -> tuple[str, ...]:
    """Return the forms of a text as a tuple, whether it has one or several."""
    return tuple(value) if isinstance(value, tuple | list) else (value or "",)


def faults(message: Message, plurals: int) -> Iterator[str]:
    """Yield what is wrong with a translation into a language with so many plural forms."""
    ids, strings = every(message.id), every(message.string)
    if not all(strings) or (len(ids) > 1 and len(strings) < plurals):
        yield f"not translated: {ids[0]!r}"
        return
    if message.fuzzy:
        yield f"marked as fuzzy: {ids[0]!r}"
    wanted = {name for text in ids for name in PLACEHOLDER.findall(text)}
    for string in strings:
        if set(PLACEHOLDER.findall(string)) != wanted:
            yield f"other {{placeholders}} than in the text: {ids[0]!r}"


def stale(files: dict[Path, bytes], root: Path = ROOT) -> list[Path]:
    """Return the files that are missing or other than they should be."""
    return [path for path, content in files.items() if not same(root / path, content)]


def same(path: Path, content: bytes) -> bool:
    """Tell whether the file holds this; line ends are git's business."""
    if not path.is_file():
        return False
    have = path.read_bytes()
    return have == content or (path.suffix != ".mo" and have.replace(b"\r\n", b"\n") == content)


def write(files: dict[Path, bytes], root: Path = ROOT) -> None:
    """Write the files."""
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def main() -> int:
    """Bring the catalogues up to date, or check that they are."""
    parser = argparse.ArgumentParser(description="Keep the catalogues of texts fresh.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when something is stale")
    options = parser.parse_args()
    files, work = generate()
    old = stale(files)
    for path in old:
        print(f"stale: {path.as_posix()}" if options.check else f"written: {path.as_posix()}")
    for line in work:
        print(line)
    if options.check:
        return 1 if old or work else 0
    write({path: files[path] for path in old})
    print(f"{len(collect())} texts, {len(work)} to look at")
    return 0


if __name__ == "__main__":
    sys.exit(main())
