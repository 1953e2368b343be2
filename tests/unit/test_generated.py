"""Generated files are those of the current code, and the tool that says so notices when they are not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import messages as catalogues

ROOT = Path(__file__).resolve().parents[2]
COMPLETIONS = sorted((ROOT / "completions").glob("paydesk.*"))


def _run(tool, *options, root=ROOT):
    return subprocess.run(
        [sys.executable, str(root / "tools" / tool), *options],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copy(tmp_path):
    """A copy of the project that may be spoiled."""
    for folder in ("paydesk", "tools", "completions", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_every_generated_file_is_fresh():
    done = _run("fresh.py")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_a_stale_file_is_named_and_made_anew(copy):
    spoiled = copy / "completions" / "paydesk.zsh"
    good = spoiled.read_bytes()
    spoiled.write_bytes(good + b"# more\n")
    (copy / "docs" / "cli.md").unlink()
    done = _run("fresh.py", root=copy)
    assert done.returncode == 1
    assert "stale: completions/paydesk.zsh\n" in done.stdout
    assert "stale: docs/cli.md\n" in done.stdout
    _run("fresh.py", "--write", root=copy)
    assert spoiled.read_bytes() == good
    assert (copy / "docs" / "cli.md").is_file()


def test_a_new_text_is_listed_until_it_is_translated(copy):
    (copy / "paydesk" / "brandnew.py").write_text('from paydesk.errors import N_\n\nTEXT = N_("Brand new.")\n')
    assert "not translated: 'Brand new.'" in _run("messages.py", "--check", root=copy).stdout
    assert _run("messages.py", root=copy).returncode == 0
    done = _run("messages.py", "--check", root=copy)
    assert done.returncode == 1
    assert "ru: not translated: 'Brand new.'" in done.stdout.splitlines()
    assert "stale" not in done.stdout


def test_a_text_that_is_gone_leaves_the_catalogue(copy):
    extra = copy / "paydesk" / "brandnew.py"
    extra.write_text('from paydesk.errors import N_\n\nTEXT = N_("Brand new.")\n')
    _run("messages.py", root=copy)
    extra.unlink()
    assert _run("messages.py", "--check", root=copy).returncode == 1
    _run("messages.py", root=copy)
    assert "Brand new." not in (copy / catalogues.file_of("ru", "po")).read_text(encoding="utf-8")


def test_catalogues_come_out_the_same_each_time():
    first, _work = catalogues.generate(ROOT)
    second, _work = catalogues.generate(ROOT)
    assert first == second


def test_there_is_a_completion_script_for_each_shell():
    assert [path.suffix for path in COMPLETIONS] == [".bash", ".fish", ".ps1", ".zsh"]


@pytest.mark.parametrize("path", COMPLETIONS, ids=lambda path: path.name)
def test_completion_scripts_are_ascii_and_end_in_one_line_break(path):
    text = path.read_bytes().replace(b"\r\n", b"\n")
    assert text.isascii()
    assert text.endswith(b"\n")
    assert not text.endswith(b"\n\n")
    assert b"_PAYDESK_COMPLETE" in text


def test_bash_can_read_its_script():
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    script = (ROOT / "completions" / "paydesk.bash").read_bytes()
    done = subprocess.run([bash, "-n"], input=script, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_reference_holds_every_command_with_its_page():
    from paydesk.pages import PAGES

    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, page in PAGES.items():
        section = text.partition(f"\n### paydesk {name}\n")[2].partition("\n### ")[0]
        assert "\n".join(["Examples:\n", "```sh", *page.examples, "```\n"]) in section, name
        assert "\nSee also: [" in section, name
        assert f"\npaydesk {name}" in section, name
