"""Write the lock files in requirements/ anew from pyproject.toml: python tools/lock.py [--upgrade].

Pins that still fit stay as they are; --upgrade moves all of them to the newest releases. The files hold names,
versions and hashes only: where the packages come from is the business of the machine that installs them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
# The first file decides; the others take the same versions.
FILES = {
    "dev.txt": ("everything for work on paydesk", ["pyproject.toml", "--all-extras", "--group", "dev"]),
    "run.txt": ("what paydesk needs, with PostgreSQL", ["pyproject.toml", "--extra", "postgres"]),
    "worker.txt": (
        "what the Dockerfile installs: with PostgreSQL, messengers and file stores",
        ["pyproject.toml", "--extra", "apprise", "--extra", "postgres", "--extra", "store"],
    ),
    "build.txt": ("what an editable install of paydesk needs", ["--group", "build"]),
}
HEADER = """\
# {title}. Made by `make lock` from pyproject.toml: do not edit.
# For Python 3.11 and newer on Linux, macOS and Windows:
#   python -m pip install --require-hashes -r requirements/{name}
"""
# What may be left in a lock file: a pin, a hash, a comment, nothing.
LINE = re.compile(
    r"(#.*"
    r"|[a-z0-9-]+(\[[a-z0-9,-]+\])?==[0-9][^\s/]*( ; [^/@]+)? \\"
    r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
    r"|)"
)


def compile_lock(name: str, options: list[str], constraints: Path | None) -> str:
    """Resolve one file against the public index alone, whatever this machine has configured."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_"))}
    command = [sys.executable, "-m", "uv", "--no-config", "--system-certs", "pip", "compile", *options]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    # With its extras a pin is one for pip, too, whatever release has come out since.
    command += ["--no-strip-extras"]
    command += ["--quiet", "--output-file", str(REQUIREMENTS / name)]
    if constraints:
        command += ["--constraints", str(constraints)]
    if "--upgrade" in sys.argv[1:]:
        command.append("--upgrade")
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode != 0:
        sys.exit(f"requirements/{name} stays as it was; see the lines above.")
    return (REQUIREMENTS / name).read_text("utf-8")


def main() -> None:
    """Write all files."""
    REQUIREMENTS.mkdir(exist_ok=True)
    first: Path | None = None
    for name, (title, options) in FILES.items():
        body = compile_lock(name, options, first)
        for line in body.splitlines():
            if not LINE.fullmatch(line):
                sys.exit(f"requirements/{name}: a line that does not belong into a lock file: {line}")
        text = HEADER.format(title=title[0].upper() + title[1:], name=name) + body
        (REQUIREMENTS / name).write_text(text, "utf-8", newline="\n")
        first = first or REQUIREMENTS / name
        print(f"requirements/{name}: {body.count('==')} packages")


if __name__ == "__main__":
    main()
