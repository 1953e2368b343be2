"""Check that a commit is what its tag says: python tools/release.py.

The version stands in one place, ``paydesk/__init__.py``: the program tells it, and the build takes it from there, with
or without a repository. So it is the tag that has to agree. Exits 1 and says what does not: the tags of this commit,
the entry of CHANGELOG.md, files that are not committed, and what lies in dist/.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TAG = re.compile(r"v\d.*")
VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


def git(root: Path, *words: str) -> str:
    """Return what git prints."""
    return subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, text=True).stdout  # noqa: S607


def version(root: Path) -> str:
    """Return the version that the program tells, without loading it."""
    found = VERSION.search((root / "paydesk" / "__init__.py").read_text("utf-8"))
    if not found:
        sys.exit("paydesk/__init__.py names no version.")
    return found[1]


def tags(root: Path) -> list[str]:
    """Return the tags of this commit that name a version."""
    return [name for name in git(root, "tag", "--points-at", "HEAD").split() if TAG.fullmatch(name)]


def other_tags(root: Path) -> Iterator[str]:
    """Yield a line for each tag of this commit that names another version than the program tells."""
    for tag in tags(root):
        if tag != f"v{version(root)}":
            yield f"The tag {tag} is on this commit, and paydesk --version says {version(root)}."


def wrong(root: Path) -> Iterator[str]:
    """Yield a line for everything that keeps this commit from being a release."""
    told = version(root)
    if not tags(root):
        yield f"There is no tag on this commit: git tag --sign v{told}"
    yield from other_tags(root)
    entry = re.compile(rf"^## {re.escape(told)} - \d{{4}}-\d\d-\d\d$", re.MULTILINE)
    if not entry.search((root / "CHANGELOG.md").read_text("utf-8")):
        yield f"CHANGELOG.md has no entry of this version: ## {told} - YYYY-MM-DD"
    if changed := git(root, "status", "--porcelain").splitlines():
        yield f"Files that are not committed: {len(changed)}."
    if (root / "dist").is_dir():
        wanted = {f"paydesk-{told}-py3-none-any.whl", f"paydesk-{told}.tar.gz"}
        for name in sorted({path.name for path in (root / "dist").iterdir()} - wanted):
            yield f"dist/{name} is not of this version."


def main() -> int:
    """Check."""
    found = list(wrong(ROOT))
    for line in found:
        print(line)
    if not found:
        print(f"This commit is version {version(ROOT)}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
