"""Draw the pictures of the README from a real run: python tools/picture.py [--write].

A head decides and an accountant pays, on a new database, in a terminal of its own; Rich draws what stood there. The
picture names no font and no address of another place. Exits 1 and names what is stale. Needs a system with terminals of
the kind of Unix.
"""

from __future__ import annotations

import argparse
import io
import os
import pty
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
WIDTH: Final = 94
LANGUAGES: Final = ("en", "ru")

_PAYER: Final = ("--organisation", "ООО «Наша компания»", "--inn", "9714017207", "--kpp", "771401001", "--bic", "044525974",
                 "--account", "40702810410001518679")  # fmt: skip
_AGROKH: Final = ("--contractor", "ООО «АгроХ»", "--inn", "5038191314", "--kpp", "503801001", "--bic", "044525225",
                  "--account", "40702810740000432537")  # fmt: skip
_MKS: Final = ("--contractor", "ООО «МКС»", "--inn", "7811775234", "--kpp", "781101001", "--bic", "044030653",
               "--account", "40702810955000082405")  # fmt: skip
_WORDS: Final = {
    "en": {"seeds": "Seeds", "works": "Installation", "rent": "Rent", "comment": "As planned"},
    "ru": {"seeds": "Семена", "works": "Монтаж", "rent": "Аренда", "comment": "По плану"},
}


def before(language: str) -> Sequence[tuple[str, Sequence[str]]]:
    """Return what has happened before the picture: who, and the words of the command line."""
    words = _WORDS[language]
    team = (("anna", "manager"), ("boris", "head"), ("vera", "accountant"))
    filed = (
        (*_AGROKH, "--amount", "125000.50", "--due", "2026-12-03", "--subject", words["seeds"],
         "--purpose", "Оплата по счету 15 от 20.11.2026, в т.ч. НДС 20%", "--invoice-number", "15"),
        (*_MKS, "--amount", "48300", "--due", "2026-12-02", "--subject", words["works"],
         "--purpose", "Оплата по счету 7 от 18.11.2026. Без НДС", "--invoice-number", "7"),
        (*_AGROKH, "--amount", "90000", "--due", "2026-12-10", "--subject", words["rent"],
         "--purpose", "Аренда за декабрь 2026 по счету 16. Без НДС", "--invoice-number", "16"),
    )  # fmt: skip
    return [
        ("kira", ("init",)),
        *(("kira", ("user", "add", login, "--role", role)) for login, role in team),
        ("vera", ("own-account", "add", "main", *_PAYER)),
        *(("anna", ("new", *form, "--submit")) for form in filed),
    ]


def scenes(language: str) -> Sequence[tuple[str, Sequence[str]]]:
    """Return what the picture shows."""
    comment = _WORDS[language]["comment"]
    return [
        ("boris", ("inbox",)),
        ("boris", ("approve", "1", "2", "-m", comment)),
        ("vera", ("registry", "--status", "approved", "--due", "week")),
        ("vera", ("pay", "2", "--number", "345", "--date", "today")),
    ]


# Only what a picture needs: Rich's own names fonts of another place.
_FORMAT: Final = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g></g></svg>
"""


def draw(language: str) -> str:
    """Return the picture as SVG."""
    from rich.console import Console
    from rich.terminal_theme import MONOKAI
    from rich.text import Text

    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    with tempfile.TemporaryDirectory() as folder:
        for who, words in before(language):
            _run(folder, language, who, words)
        for place, (who, words) in enumerate(scenes(language)):
            if place:
                console.print()
            console.print(Text.assemble((f"{who}$ ", "bold green"), (shlex.join(["paydesk", *words]), "bold")))
            console.print(Text.from_ansi(_on_a_terminal(folder, language, who, words)))
    drawn = console.export_svg(title="paydesk", theme=MONOKAI, code_format=_FORMAT, unique_id="paydesk")
    return "\n".join(line.rstrip() for line in drawn.splitlines() if line.strip()) + "\n"


def _environment(folder: str, language: str, who: str) -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    own = {"PAYDESK_DB": f"sqlite:///{folder}/paydesk.db", "PAYDESK_USER": who, "PAYDESK_LANG": language}
    place = {"HOME": folder, "PAYDESK_CONFIG": f"{folder}/none.toml", "XDG_STATE_HOME": f"{folder}/state", "TZ": "UTC"}
    looks = {"TERM": "xterm-256color", "COLUMNS": str(WIDTH), "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    return {**kept, **own, **place, **looks, "PAYDESK_TODAY": "2026-12-01", "PAYDESK_PAGER": "cat"}


def _command(words: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "paydesk", "--no-input", *words]


def _run(folder: str, language: str, who: str, words: Sequence[str]) -> None:
    subprocess.run(
        _command(words), env=_environment(folder, language, who), check=True, capture_output=True, cwd=folder
    )


def _on_a_terminal(folder: str, language: str, who: str, words: Sequence[str]) -> str:
    """Run a command on a terminal and return what it wrote there."""
    ours, theirs = pty.openpty()
    try:
        process = subprocess.Popen(
            _command(words),
            env=_environment(folder, language, who),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
        )
        os.close(theirs)
        written = bytearray()
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:  # the other side is closed
                break
            if not read:
                break
            written += read
        if process.wait() != 0:
            raise RuntimeError(written.decode())
    finally:
        os.close(ours)
    return written.decode().replace("\r\n", "\n").rstrip("\n")


def path_of(language: str) -> Path:
    """Return where a picture is, from the root."""
    return Path("docs") / ("terminal.svg" if language == "en" else f"terminal.{language}.svg")


def main() -> int:
    """Check or write."""
    parser = argparse.ArgumentParser(description="Draw the pictures of the README.")
    parser.add_argument("--write", action="store_true", help="write what is stale")
    write = parser.parse_args().write
    stale = []
    for language in LANGUAGES:
        path, drawn = ROOT / path_of(language), draw(language)
        if not path.exists() or path.read_text("utf-8") != drawn:
            stale.append(path)
            if write:
                path.write_text(drawn, "utf-8", newline="\n")
            print(f"{'written' if write else 'stale'}: {path_of(language).as_posix()}")
    return 1 if stale and not write else 0


if __name__ == "__main__":
    sys.exit(main())
