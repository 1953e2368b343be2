"""What is installed: the wheel and the source carry all that a person needs, and nothing of the workshop."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The wheel and the source archive, made without a network."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True
    )
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, source


def test_the_wheel_has_texts_migrations_completions_and_the_manual(built):
    names = set(zipfile.ZipFile(built[0]).namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "paydesk").rglob("*.py")}
    assert modules <= names
    assert [name for name in names if name.startswith("paydesk/locale/")] == ["paydesk/locale/ru/LC_MESSAGES/paydesk.mo"]
    shared = {name.partition(".data/data/")[2] for name in names if ".data/data/" in name}
    assert shared == {
        "share/bash-completion/completions/paydesk", "share/fish/vendor_completions.d/paydesk.fish",
        "share/man/man1/paydesk.1", "share/pwsh/completions/_paydesk.ps1", "share/zsh/site-functions/_paydesk",
    }  # fmt: skip
    assert not [name for name in names if name.startswith(("tests/", "tools/", "benchmarks/"))]


def test_the_source_can_be_tested_and_built_again(built):
    with tarfile.open(built[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for needed in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "man/paydesk.1", "tests/conftest.py",
                   "tools/fresh.py", "requirements/dev.txt", "completions/paydesk.ps1", "paydesk/locale/paydesk.pot",
                   "paydesk/locale/ru/LC_MESSAGES/paydesk.po"):  # fmt: skip
        assert needed in names
    assert not [name for name in names if name.startswith((".venv", ".git/", ".ci"))]


def test_the_manual_page_is_ascii_and_has_every_command():
    from paydesk import cli

    text = (ROOT / "man" / "paydesk.1").read_text("ascii")
    commands = [name for _title, group in cli.COMMANDS for name, _function in group]
    commands += [f"{group} {name}" for group, _purpose, inner in cli.SUBCOMMANDS for name, _function in inner]
    for name in commands:
        assert f'.SS "paydesk {name.replace("-", chr(92) + "-")}' in text


def test_everything_optional_is_in_the_part_all():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert told["all"] == [f"paydesk[{','.join(sorted(set(told) - {'all'}))}]"]
