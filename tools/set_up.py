"""Make or refresh the virtual environment of a checkout: python tools/set_up.py run|dev.

Asks for nothing but Python and its standard library, and says in one line what is missing. Up to date means: the
environment works, stands where it was made, and carries the lock files of now; then there is nothing to do.

Keep it readable for Python 3.6: the message about a Python that is too old must still appear there.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# The development lock holds everything that the run-time locks hold.
LOCKS = {
    "run": ["requirements/build.txt", "requirements/run.txt"],
    "dev": ["requirements/dev.txt"],
}
# The installed metadata (version, console script) comes from these two.
METADATA = ["pyproject.toml", "paydesk/__init__.py"]


def stop(message: str) -> NoReturn:
    """Leave with one line about what to do."""
    sys.exit(message)


def check_python(goal: str) -> None:
    """Stop unless this Python is new enough and can make virtual environments."""
    target = "demo" if goal == "run" else "test"
    found = "{}.{}.{}".format(*sys.version_info)
    if sys.version_info < OLDEST:
        newer = [name for name in (f"python3.{minor}" for minor in range(19, 10, -1)) if shutil.which(name)]
        cure = "Run" if newer else "Install one, then run"
        name = newer[0] if newer else "python3.12"
        stop(
            f"paydesk needs Python 3.11 or newer; {sys.executable} is {found}. {cure}: make PYTHON={name} {target}",
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        package = "python{}.{}-venv".format(*sys.version_info)
        stop(
            f"{sys.executable} cannot make virtual environments: its venv module is not installed. "
            f"On Debian and Ubuntu, run as root: apt install {package}",
        )


def fingerprint(names: "list[str]") -> str:
    """One line that changes when a named file, the Python or the place of the checkout changes."""
    digest = hashlib.sha256(f"{sys.version}\n{ROOT}\n".encode())
    for name in names:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def stamped(stamp: str, value: str) -> bool:
    """Whether the stamp says that a step was done with just these files."""
    try:
        return (VENV / stamp).read_text() == value
    except OSError:
        return False


def put_stamp(stamp: str, value: str) -> None:
    """Note a step as done."""
    (VENV / stamp).write_text(value)


def pip_install(words: "list[str]") -> None:
    """Install by the environment's own pip; its errors are shown as they are."""
    quiet = ["--disable-pip-version-check", "--no-input", "-qq"]
    if subprocess.call([str(PYTHON), "-m", "pip", "install", *quiet, *words]):
        stop("The packages could not be installed; see the lines above. The same command tries again.")


def set_up(goal: str) -> None:
    """Do the steps that are not done yet."""
    base = fingerprint([])
    if not (PYTHON.exists() and stamped("made.stamp", base)):
        print("Setting up .venv (a minute or two, once)", flush=True)
        if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
            stop(f"The virtual environment {VENV} could not be made; see the lines above.")
        put_stamp("made.stamp", base)

    if not any(stamped(f"{name}.stamp", fingerprint(LOCKS[name])) for name in {goal, "dev"}):
        print("Installing the locked packages", flush=True)
        locks = [str(ROOT / name) for name in LOCKS[goal]]
        pip_install(["--require-hashes"] + [word for lock in locks for word in ("-r", lock)])
        put_stamp(f"{goal}.stamp", fingerprint(LOCKS[goal]))

    metadata = fingerprint(METADATA)
    if not stamped("paydesk.stamp", metadata):
        pip_install(["--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
        put_stamp("paydesk.stamp", metadata)

    # Python may be told not to write its compiled files; without them each start is about three times slower.
    subprocess.call([str(PYTHON), "-m", "compileall", "-qq", str(ROOT / "paydesk")])


def main() -> None:
    """Read the goal and go."""
    if sys.argv[1:] not in (["run"], ["dev"]):
        stop("Usage: python tools/set_up.py run|dev")
    check_python(sys.argv[1])
    set_up(sys.argv[1])


if __name__ == "__main__":
    main()
