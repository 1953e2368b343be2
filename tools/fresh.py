"""Check every generated file, or make them anew: python tools/fresh.py [--write].

Generated are the catalogues of texts (tools/messages.py), the completion scripts in completions/, the command reference
docs/cli.md and the manual page (tools/manual.py). Exits 1 and lists what is stale.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}
REFERENCE = Path("docs/cli.md")
INTRODUCTION = """\
# Commands

<!-- Made by `python tools/fresh.py --write` from the commands themselves: do not edit. -->

`paydesk --help` shows the commands, `paydesk COMMAND --help` one of them, in Russian or English.
"""


def completions() -> dict[Path, bytes]:
    """Return the completion scripts; ASCII, for shells read them in the encoding of the system."""
    from paydesk.completion import SHELLS, script

    return {Path(f"completions/paydesk.{SUFFIXES[shell]}"): script(shell).encode("ascii") for shell in SHELLS}


def tree() -> tuple[Any, Any]:
    """Return the live tree of commands in English, and the context of its root."""
    from paydesk import messages

    # Help is made while the commands are loaded, so the language comes first.
    if "paydesk.command_tree" in sys.modules:
        raise RuntimeError("The reference needs a process in which no command has been loaded yet.")
    messages.use("en")
    import typer

    from paydesk import command_tree
    from paydesk.help import install

    install()
    root: Any = typer.main.get_command(command_tree.build())
    return root, typer.Context(root, info_name="paydesk", max_content_width=100, help_option_names=["-h", "--help"])


def reference(root: Any, context: Any) -> str:
    """Return the command reference in English."""
    import typer

    from paydesk import command_tree, pages

    parts = [INTRODUCTION, *entry(root, context, 2, "Global options")]
    for title, commands in command_tree.COMMANDS:
        parts.append(f"## {title}\n")
        for name, _function in commands:
            parts += sub_entry(root, context, name, pages.PAGES[name])
    for group, purpose, commands in command_tree.SUBCOMMANDS:
        parts.append(f"## {group}\n\n{escape(purpose)}\n")
        inner = typer.Context(root.commands[group], info_name=group, parent=context)
        for name, _function in commands:
            parts += sub_entry(root.commands[group], inner, name, pages.PAGES[f"{group} {name}"])
    return "\n".join(parts)


def sub_entry(group: Any, context: Any, name: str, page: Any) -> Iterator[str]:
    """Yield the section of a command of a group."""
    import typer

    inner = typer.Context(group.commands[name], info_name=name, parent=context)
    yield from entry(group.commands[name], inner, 3, inner.command_path, page)


def entry(command: Any, context: Any, level: int, title: str, page: Any = None) -> Iterator[str]:
    """Yield the section of a command: purpose, usage, parameters, examples, and where to go on."""
    from paydesk.help import limits, values

    yield f"{'#' * level} {title}\n"
    if page:
        yield escape(page.purpose) + "\n"
    usage = values(" ".join([context.command_path, *command.collect_usage_pieces(context)]))
    yield f"```text\n{usage}\n```\n"
    records = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    rows = [f"| `{cell(values(record[0]))}` | {cell(escape(limits(record[1])))} |" for record in records if record]
    if rows:
        yield "\n".join(["| | |", "| --- | --- |", *rows, ""])
    if page:
        yield "\n".join(["Examples:\n", "```sh", *page.examples, "```\n"])
        links = (f"[{name}](#paydesk-{name.replace(' ', '-')})" for name in page.related)
        yield f"See also: {', '.join(links)}\n"


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    text = " ".join(text.split())
    for sign in "\\*<[":
        text = text.replace(sign, "\\" + sign)
    return text


def cell(text: str) -> str:
    """Return a text for a cell of a table."""
    return text.replace("|", "\\|")


def generate() -> tuple[dict[Path, bytes], list[str]]:
    """Return path → content of every generated file, and the translations that are wanting."""
    from tools import manual
    from tools import messages as catalogues

    files, work = catalogues.generate(ROOT)
    root, context = tree()
    texts = {REFERENCE: reference(root, context), manual.PAGE: manual.page(root, context)}
    return {**files, **completions(), **{path: text.encode() for path, text in texts.items()}}, work


def main() -> int:
    """Check or write."""
    sys.path.insert(0, str(ROOT))
    from tools import messages as catalogues

    parser = argparse.ArgumentParser(description="Check every generated file.")
    parser.add_argument("--write", action="store_true", help="write what is stale")
    options = parser.parse_args()
    files, work = generate()
    stale = catalogues.stale(files, ROOT)
    if options.write:
        catalogues.write({path: files[path] for path in stale}, ROOT)
        for path in stale:
            print(f"written: {path.as_posix()}")
    else:
        for path in stale:
            print(f"stale: {path.as_posix()}")
        if stale:
            print("Make them anew: python tools/fresh.py --write")
    for line in work:
        print(line)
    return 1 if work or (stale and not options.write) else 0


if __name__ == "__main__":
    sys.exit(main())
