"""The documents say what the program does: commands parse, tables agree with the code, links lead somewhere."""

import re
import shlex
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import pytest
import typer

from paydesk import command_tree, messages, rules, workflow
from paydesk.errors import ExitCode
from paydesk.form import FIELDS, Form
from paydesk.records import Event, File, Request
from paydesk.render import shapes
from tests.support import desk
from tests.support.command_lines import SHELLS, fences, shell_lines, words_of

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "docs" / "cli.md"
FILES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
WRITTEN = [path for path in FILES if path not in (GENERATED, ROOT / "CONTRIBUTING.md")]
ENGLISH = [path for path in WRITTEN if "ru" not in path.relative_to(ROOT).parts and path.name != "README.ru.md"]
RUSSIAN = [path for path in WRITTEN if path not in ENGLISH]
DASH = "–"


def named(path):
    return str(path.relative_to(ROOT))


def read(path):
    return path.read_text("utf-8")


def commands():
    """Every command as its words: ``("user", "add")``."""
    found = [(name,) for _title, group in command_tree.COMMANDS for name, _function in group]
    return found + [(name, sub) for name, _purpose, group in command_tree.SUBCOMMANDS for sub, *_rest in group]


# Command lines in the documents


def calls(path):
    """Every call of the program: its words, and whether the line is complete or only mentions the command."""
    text = read(path)
    for language, lines in fences(text):
        if language in SHELLS:
            for line in shell_lines(lines):
                if (words := words_of(line)) is not None:
                    yield words, True
    prose = re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.MULTILINE | re.DOTALL)
    for span in re.findall(r"`([^`]+)`", prose):
        if (words := words_of(" ".join(span.split()))) is not None:
            yield words, False


@pytest.fixture(scope="module")
def tree():
    return typer.main.get_command(command_tree.build())


def parse(tree, words, *, complete):
    """Parse as the program does, short of running anything. A mention may leave arguments out."""
    group, words = tree, list(words)
    context = group.make_context("paydesk", words, resilient_parsing=not complete)
    words = [*context._protected_args, *context.args]
    if not complete and words[:1] == ["COMMAND"]:
        return context
    while words and hasattr(group, "commands"):
        assert words[0] in group.commands, f"there is no command {words[0]}"
        group = group.commands[words[0]]
        check_options(group, words[1:])
        context = group.make_context(words[0], words[1:], parent=context, resilient_parsing=not complete)
        words = [*getattr(context, "_protected_args", ()), *context.args] if hasattr(group, "commands") else []
    assert not words, f"too much: {words}"
    return context


def check_options(command, words):
    """A mention is parsed leniently, so options are looked up here."""
    known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    for word in words if not hasattr(command, "commands") else ():
        if re.match(r"--?[a-z]", word) and word not in ("-h", "--help"):
            assert word.split("=")[0] in known, f"{command.name} has no option {word}"


def fault(tree, words, *, complete):
    """What is wrong with a call, or None."""
    try:
        context = parse(tree, words, complete=complete)
        return "a group alone does nothing" if complete and hasattr(context.command, "commands") else None
    except typer.Exit:  # --help and --version answer at once
        return None
    except Exception as error:  # noqa: BLE001 - Typer's own errors and our assertions
        return getattr(error, "format_message", lambda found=error: str(found))()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_command_line_in_the_documents_parses(tree, path):
    faults = [(shlex.join(words), found) for words, full in calls(path) if (found := fault(tree, words, complete=full))]
    assert not faults


@pytest.mark.parametrize("line", ["paydesk regstry", "paydesk pay 1 --numbr 3", "paydesk pay", "paydesk user"])
def test_a_command_line_that_does_not_parse_is_noticed(tree, line):
    assert fault(tree, words_of(line), complete=True)


@pytest.mark.parametrize("files", [ENGLISH, RUSSIAN], ids=["en", "ru"])
def test_every_command_is_mentioned(files):
    found = {tuple(words[:2]) for path in files for words, _complete in calls(path)}
    found |= {pair[:1] for pair in found}
    missing = [" ".join(command) for command in commands() if command not in found]
    assert not missing


def test_every_option_of_the_form_is_mentioned():
    text = "\n".join(map(read, ENGLISH))
    missing = [field.option for field in FIELDS if field.option not in text]
    assert not set(missing) - {"--bank", "--invoice-number", "--invoice-date"}


@pytest.mark.parametrize(("path", "end"), [("README.md", "Paid"), ("README.ru.md", "Оплачен")])
def test_the_first_steps_lead_to_a_paid_request(path, end, tmp_path, monkeypatch):
    """The shell blocks up to the chapter on PostgreSQL, line by line."""
    monkeypatch.chdir(tmp_path)
    text = read(ROOT / path)
    _before, _heading, steps = text.partition("## First steps" if path == "README.md" else "## Первые шаги")
    blocks = [lines for language, lines in fences(steps.partition("\n## PostgreSQL")[0]) if language == "sh"]
    env = desk.environment()
    for lines in blocks:
        for name, body in re.findall(r"^cat > (\S+) <<'END'\n(.*?)^END$", "\n".join(lines), re.MULTILINE | re.DOTALL):
            Path(name).write_text(body, "utf-8")
        for line in shell_lines(lines):
            if line.startswith("export "):
                name, value = line.split("#")[0].split()[1].split("=", 1)
                env[name] = value.replace("/srv/paydesk", str(tmp_path))
            elif (words := words_of(line)) is not None:
                done = desk.run_here(words, env)
                assert done.code == 0, f"{line}: {done}"
    shown = desk.run_here(["show", "1"], env)
    assert shown.out.splitlines()[0].split(" · ")[1] == end


# Tables


def tables(path):
    """Every table: its heading, and its rows as lists of cells without back-quotes."""
    lines = re.sub(r"(?ms)^( *)```.*?^\1```$", "", read(path)).splitlines()
    for is_table, block in groupby(lines, key=lambda line: line.startswith("| ")):
        if is_table:
            heading, _rule, *rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in block]
            yield heading, [[cell.replace("`", "") for cell in row] for row in rows]


def table(path, *heading):
    """The table with this heading."""
    return next(rows for found, rows in tables(path) if found[: len(heading)] == list(heading))


def request(status="draft"):
    now = datetime(2026, 12, 1, tzinfo=UTC)
    return Request(1, 1, status, "author", Form(), now, now, digest="", head_seq=1, head_hash="")


def actions_from(state):
    left_out = {"comment", "attach", *workflow.ASIDE}
    found = [t.action for t in workflow.TRANSITIONS if t.source == state and t.action not in left_out]
    return " ".join(dict.fromkeys(found))


@pytest.mark.parametrize(
    ("path", "language", "heading", "waits"),
    [
        (
            "README.md",
            "en",
            ("state", "name"),
            {"author": "the author", "head": "a head", "accountant": "an accountant", None: "nobody"},
        ),
        (
            "README.ru.md",
            "ru",
            ("статус", "название"),
            {"author": "автора", "head": "руководителя", "accountant": "бухгалтера", None: "ничей"},
        ),
    ],
)
def test_states_are_those_of_the_workflow(path, language, heading, waits):
    before = messages.language()
    messages.use(language)
    try:
        expected = [
            [
                state,
                messages.status_name(state),
                waits[workflow.waiting_for(request(status=state))],
                actions_from(state),
            ]
            for state in workflow.STATES
        ]
    finally:
        messages.use(before)
    assert table(ROOT / path, *heading) == expected


def test_roles_are_those_of_the_workflow():
    for path, heading in (("README.md", "role"), ("README.ru.md", "роль")):
        assert [row[0].split(" ")[0] for row in table(ROOT / path, heading)] == list(workflow.ROLES)
    said = {row[0]: row[1] for row in table(ROOT / "README.md", "role")}
    assert {role: f"{role}: {does}" for role, does in said.items()} == dict(workflow.ROLES)


WHO = {
    workflow.ANYONE: "anyone",
    workflow.AUTHOR: "author",
    workflow.NOT_AUTHOR: "not the author or an editor",
    workflow.NOT_DECIDER: "not who approved it",
    workflow.DECIDER: "who approved it",
    workflow.RETURNER: "returned by them",
}


def test_the_table_of_actions_is_that_of_the_workflow():
    def alike(t):
        stays = t.source == t.target and t.action != "edit" and not t.writes
        return (t.action, "" if stays else t.source, "stays" if stays else t.target, t.roles, t.who, t.comment)

    expected = []
    for (action, _source, target, roles, who, comment), group in groupby(workflow.TRANSITIONS, key=alike):
        sources = ", ".join(t.source or DASH for t in group)
        expected.append([action, sources, target, ", ".join(roles), WHO[who], "needed" if comment else ""])
    assert table(ROOT / "docs" / "security.md", "action", "from") == expected


def test_the_table_of_sight_is_that_of_the_workflow():
    which = WHO | {workflow.ANYONE: "all", workflow.AUTHOR: "filed by them"}
    expected = [[sight.role, ", ".join(sight.states), which[sight.only]] for sight in workflow.VISIBILITY]
    assert table(ROOT / "docs" / "security.md", "role", "states") == expected


def test_the_reasons_for_a_refusal_are_those_of_the_workflow():
    rows = table(ROOT / "docs" / "json.md", "code", "SQLSTATE")
    expected = [[rule.code, rule.state, str(int(rule.error.exit_code))] for rule in rules.RULES]
    assert [row[:3] for row in rows] == expected


@pytest.mark.parametrize(
    ("path", "heading"),
    [("README.md", ("code", "meaning")), ("README.ru.md", ("код", "значение")), ("docs/json.md", ("code", "meaning", "typical"))],
)  # fmt: skip
def test_exit_codes_are_those_of_the_program(path, heading):
    rows = next(rows for found, rows in tables(ROOT / path) if found[:2] == list(heading[:2]))
    assert [row[0] for row in rows] == [str(int(code)) for code in ExitCode]


def test_keys_of_a_request_are_those_of_the_program():
    rows = table(ROOT / "docs" / "json.md", "key", "type")
    assert [row[0] for row in rows] == list(shapes.request(request()))


def test_keys_of_the_history_are_those_of_the_program():
    now = datetime(2026, 12, 1, tzinfo=UTC)
    entry = Event(
        1, 1, now, "anna", "create", None, "draft", 1, None, None, None, None, None, None, "", "{}", "", "", ""
    )
    (shape,) = shapes.history([entry])
    rows = table(ROOT / "docs" / "json.md", "key", "meaning")
    assert [row[0] for row in rows] == list(shape)
    said = next(row[1] for row in rows if row[0] == "action")
    assert said.split(", ") == list(workflow.ACTIONS)


def test_keys_of_a_file_are_those_of_the_program():
    one = File(1, 1, "invoice", "a.pdf", 1, "", "text/plain", "anna", datetime(2026, 12, 1, tzinfo=UTC))
    shown = ", ".join(f'"{key}"' for key in shapes.file(one))
    assert f"[{{{shown}}}]" in read(ROOT / "docs" / "json.md")


def test_every_room_is_in_the_picture():
    picture = next(lines for _language, lines in fences(read(ROOT / "docs" / "architecture.md")))
    drawn = {word.rstrip("/") for line in picture for word in re.split(r" {6,}", line.strip())[0].split()}
    rooms = {path.stem for path in (ROOT / "paydesk").glob("*.py")} | {
        path.parent.name for path in (ROOT / "paydesk").glob("*/__init__.py")
    }
    assert rooms - {"__init__"} <= drawn


# What must not stand there, and what must exist


def test_variables_are_those_of_the_program():
    program = "\n".join(read(path) for folder in ("paydesk", "tests") for path in (ROOT / folder).rglob("*.py"))
    known = set(re.findall(r"PAYDESK_[A-Z_]+", program))
    for path in FILES:
        assert set(re.findall(r"PAYDESK_[A-Z_]+", read(path))) <= known, named(path)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_links_lead_to_files(path):
    for target in re.findall(r"\]\(([^)#]+)", read(path)):
        assert target.startswith("https://") or (path.parent / target).exists(), target


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_paths_of_a_machine_and_no_index_addresses(path):
    stray = re.compile(
        r"/(?:work|root|home|tmp|opt|mnt|usr/lib|var)/|\b(?:127\.|10\.|192\.168\.)\d|localhost"
        r"|--(?:extra-)?index[-]url|find-links|p[y]pi|simple/|artifactory|nexus|mirror",
        re.IGNORECASE,
    )
    assert not stray.findall(read(path))


@pytest.mark.parametrize("path", WRITTEN, ids=named)
def test_lines_are_short_and_clean(path):
    for number, line in enumerate(read(path).splitlines(), start=1):
        assert line == line.rstrip(), f"{named(path)}:{number}: space at the end"
        assert len(line) <= 120 or line.lstrip().startswith("|"), f"{named(path)}:{number}: {len(line)} characters"
    assert read(path).endswith("\n")
    assert "\t" not in read(path)


@pytest.mark.parametrize(
    "english", [path for path in ENGLISH if (ROOT / "docs" / "ru" / path.name).exists()], ids=named
)
def test_both_languages_show_the_same_commands(english):
    russian = ROOT / "docs" / "ru" / english.name

    def shown(path):
        found = {" ".join(words[:2] if words[:1] in (["user"], ["db"]) else words[:1]) for words, _full in calls(path)}
        return found - {""}

    assert shown(english) == shown(russian)
