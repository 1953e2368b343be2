"""What is installed: the wheel and the source carry all that a person needs, and nothing of the workshop."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from tools import release

ROOT = Path(__file__).parents[2]


def build(root, folder, *words):
    """Build as pip and ``python -m build`` do."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder), *words],
        cwd=root,
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The wheel and the source archive, made without a network."""
    folder = tmp_path_factory.mktemp("dist")
    build(ROOT, folder)
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, source


def test_the_wheel_has_texts_migrations_completions_and_the_manual(built):
    names = set(zipfile.ZipFile(built[0]).namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "paydesk").rglob("*.py")}
    assert modules <= names
    assert [name for name in names if name.startswith("paydesk/locale/")] == [
        "paydesk/locale/ru/LC_MESSAGES/paydesk.mo"
    ]
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
                   "paydesk/locale/ru/LC_MESSAGES/paydesk.po", "Dockerfile", ".dockerignore"):  # fmt: skip
        assert needed in names
    assert not [name for name in names if name.startswith((".venv", ".git/", ".ci"))]


def test_the_manual_page_is_ascii_and_has_every_command():
    from paydesk import command_tree

    text = (ROOT / "man" / "paydesk.1").read_text("ascii")
    commands = [name for _title, group in command_tree.COMMANDS for name, _function in group]
    commands += [f"{group} {name}" for group, _purpose, inner in command_tree.SUBCOMMANDS for name, _function in inner]
    for name in commands:
        assert f'.SS "paydesk {name.replace("-", chr(92) + "-")}' in text


def test_everything_optional_is_in_the_part_all():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert told["all"] == [f"paydesk[{','.join(sorted(set(told) - {'all'}))}]"]


@pytest.mark.parametrize("name", ["README.md", "README.ru.md"])
def test_the_readme_names_every_part(name):
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    section = (ROOT / name).read_text("utf-8").split("\n## ")[2]
    assert sorted(re.findall(r"^\| `([a-z]+)` \|", section, flags=re.MULTILINE)) == sorted(told)


# The image of the worker: Dockerfile. Whether it works only `make image` shows; this is what can be said without one.


def steps():
    """The instructions of the Dockerfile: the first word and the rest, lines joined."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE)
    return [tuple(line.split(maxsplit=1)) for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def copied():
    """What the Dockerfile takes from the checkout: path → where it goes."""
    for _, rest in (step for step in steps() if step[0] == "COPY"):
        *sources, target = shlex.split(rest)
        if not sources[0].startswith("--from="):
            for source in sources:
                yield source, f"{target}{Path(source).name}" if target.endswith("/") else target


def test_the_image_is_made_of_the_same_wheel(built, tmp_path):
    for source, target in copied():
        assert target.startswith("/src/")
        place = tmp_path / target.removeprefix("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / source, place)
    build(tmp_path / "src", tmp_path / "dist", "-t", "wheel")
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    assert zipfile.ZipFile(wheel).namelist() == zipfile.ZipFile(built[0]).namelist()


def test_the_image_gets_what_is_copied_and_nothing_else():
    lines = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line[:1] not in {"", "#"}]
    assert lines[0] == "*"
    let_in = {line[1:] for line in lines if line.startswith("!")}
    assert let_in == {source.partition("/")[0] for source, _target in copied()}


def test_the_image_takes_every_package_from_a_lock_file():
    """Whatever pip installs in it has a hash, or is what was just built of it."""
    runs = " && ".join(rest for name, rest in steps() if name == "RUN")
    installs = [words for words in map(str.split, runs.split("&&")) if "install" in words]
    assert len(installs) == 3
    for words in installs:
        assert "--require-hashes" in words or {"--no-index", "--no-deps"} <= set(words)
    last = max(index for index, (name, _rest) in enumerate(steps()) if name == "FROM")
    assert ("USER", "10001") in steps()[last:]


# Versions by tag


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no checkout, so it has no tags")
def test_a_tag_of_this_commit_names_the_version_of_the_program():
    import paydesk

    assert release.version(ROOT) == paydesk.__version__
    assert list(release.other_tags(ROOT)) == []


@pytest.fixture
def tagged(tmp_path, monkeypatch):
    """A repository with one commit, that of version 1.2.3, and its tag; git without anybody's settings."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):  # set where a hook runs the tests
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "paydesk").mkdir()
    (tmp_path / "paydesk" / "__init__.py").write_text('"""paydesk."""\n\n__version__ = "1.2.3"\n')
    (tmp_path / "CHANGELOG.md").write_text("# Changes\n\n## Unreleased\n\n## 1.2.3 - 2026-12-01\n")
    (tmp_path / ".gitignore").write_text("dist/\n")
    for words in (
        ["init", "-q"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "Release"],
        ["tag", "v1.2.3"],
    ):  # fmt: skip
        release.git(tmp_path, *words)
    return tmp_path


def test_a_release_is_tag_version_and_changelog_alike(tagged):
    (tagged / "dist").mkdir()
    for name in ("paydesk-1.2.3.tar.gz", "paydesk-1.2.3-py3-none-any.whl"):
        (tagged / "dist" / name).touch()
    assert list(release.wrong(tagged)) == []


def test_a_tag_of_another_version_is_no_release(tagged):
    release.git(tagged, "tag", "v1.2.4")
    release.git(tagged, "tag", "verified")
    told = ["The tag v1.2.4 is on this commit, and paydesk --version says 1.2.3."]
    assert list(release.other_tags(tagged)) == told
    assert list(release.wrong(tagged)) == told


def test_a_release_says_all_that_is_wanting(tagged):
    release.git(tagged, "tag", "-d", "v1.2.3")
    (tagged / "CHANGELOG.md").write_text("# Changes\n\n## Unreleased\n")
    (tagged / "dist").mkdir()
    (tagged / "dist" / "paydesk-1.2.2.tar.gz").touch()
    assert list(release.wrong(tagged)) == [
        "There is no tag on this commit: git tag --sign v1.2.3",
        "CHANGELOG.md has no entry of this version: ## 1.2.3 - YYYY-MM-DD",
        "Files that are not committed: 1.",
        "dist/paydesk-1.2.2.tar.gz is not of this version.",
    ]
