"""Make sopai's environment in .venv once, then run something in it.

    python3 start.py                  open the page
    python3 start.py lint FILE ...    any command of sopai
    python3 start.py test             every check; words after it go to pytest
    python3 start.py coverage         every test, and how much of the code they reach
    python3 start.py format           mend what ruff can mend

Needs Python 3.11 or newer and nothing else. Its own messages go to stderr.
"""

import os
import subprocess
import sys
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from shutil import which

if sys.version_info < (3, 11):  # noqa: UP036 - this line is for those who run an older one
    print(f"This is Python {sys.version.split()[0]}: sopai needs 3.11 or newer.", file=sys.stderr)
    sys.exit(2)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "sopai-stamp"
"""Says what the environment was made from. Written last: without it, .venv is made anew."""

TESTS = "pytest --numprocesses auto --maxprocesses 4 --dist worksteal"
"""The tests, on as many cores as there are: on one they take twenty minutes."""

CHECKS = ("ruff format --check", "ruff check", "mypy", "lint-imports --no-logo", TESTS)
"""All that has to pass before a change lands. pytest is last: its count closes the output.
Counting covered lines makes the tests half as slow again, so it is a command of its own."""

MENDS = ("ruff check --fix", "ruff format")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WANTED = (
    ("Browser tests", CHROMIUMS, ("chromium", "fonts-noto-cjk")),
    ("Tests of Word files in LibreOffice", ("soffice",), ("libreoffice-writer-nogui",)),
)
"""Which tests need a program, what it is called, and the Debian packages that hold it."""


def main(words: list[str]) -> int:
    """Run what the words ask for, and give its exit code."""
    if words[:1] == ["test"]:
        prepare("dev", "eval")
        want_programs()
        return run_all(checks(words[1:]))
    if words == ["coverage"]:
        prepare("dev", "eval")
        want_programs()
        return run_all([["pytest", "--cov"]])
    if words == ["format"]:
        prepare("dev", "eval")
        return run_all([mend.split() for mend in MENDS])
    prepare()
    return become("sopai", *(words or ["page"]))


def prepare(*extras: str) -> None:
    """Make the environment, unless the one that is there will do."""
    wanted = fingerprint(ROOT)
    if program("python").exists() and is_good(STAMP, wanted, extras):
        return
    STAMP.unlink(missing_ok=True)
    say("Making the environment in .venv: this takes a minute or two, and is done once ...")
    debian = f"python3.{sys.version_info.minor}-venv"
    if not find_spec("ensurepip") and not apt_install(debian):
        give_up(f"This Python cannot make environments: run `apt-get install {debian}` as root.")
    quietly(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        "The environment could not be made: stop what still runs in .venv, and try again.",
    )
    pip = [str(program("python")), "-m", "pip", "install", "--constraint", "constraints.txt"]
    quietly(
        [*pip, "--editable", f".[{','.join(extras)}]" if extras else "."],
        "The packages could not be installed, for the reason above. If it is the network: they "
        "come from the Python Package Index, by the proxy or mirror that pip is set up for.",
    )
    STAMP.write_text(" ".join([wanted, *extras]), encoding="utf-8")


def fingerprint(root: Path) -> str:
    """What an environment is made from: the pins, the project, its folder, the Python."""
    made_from = [(root / name).read_bytes() for name in ("constraints.txt", "pyproject.toml")]
    return sha256(repr((made_from, str(root), sys.version_info[:2])).encode()).hexdigest()


def is_good(stamp: Path, wanted: str, extras: tuple[str, ...]) -> bool:
    """Whether an environment was finished, from what is wanted, and with the extras."""
    words = stamp.read_text(encoding="utf-8").split() if stamp.exists() else []
    return words[:1] == [wanted] and set(extras) <= set(words[1:])


def checks(arguments: list[str]) -> list[list[str]]:
    """Every check; the arguments say which part pytest runs."""
    commands = [check.split() for check in CHECKS]
    return [*commands[:-1], [*commands[-1], *arguments]]


def run_all(commands: list[list[str]]) -> int:
    """Run every command, also after one that fails: 0 if all passed, else 1."""
    failed: list[str] = []
    for command in commands:
        say(f"== {' '.join(command)}" + (f" (failed: {', '.join(failed)})" if failed else ""))
        if subprocess.run([program(command[0]), *command[1:]], cwd=ROOT).returncode:
            failed.append(" ".join(command))
    return 1 if failed else 0


def become(name: str, *arguments: str) -> int:
    """Hand over to a program: it gets the signals, and its exit code is ours."""
    command = [str(program(name)), *arguments]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command).returncode


def program(name: str) -> Path:
    """Where the environment keeps a program."""
    return VENV / "bin" / name if os.name == "posix" else VENV / "Scripts" / f"{name}.exe"


def want_programs() -> None:
    """Install what tests open files with where that needs no question, else tell what is missed."""
    for what, programs, packages in WANTED:
        if not any(map(which, programs)) and not apt_install(*packages):
            say(f"{what} are skipped: put {programs[0]} on the PATH to run them,")
            say(f"on Debian by `apt-get install {' '.join(packages)}` as root.")


def apt_install(*packages: str) -> bool:
    """Install Debian packages; False where that is not ours to do, or fails."""
    apt = which("apt-get")
    if not apt or os.geteuid() != 0:
        return False
    say(f"Installing {' and '.join(packages)} with apt-get ...")
    for words in (["update"], ["install", "-y", *packages]):
        done = subprocess.run([apt, *words], capture_output=True, stdin=subprocess.DEVNULL)
    return done.returncode == 0


def quietly(command: list[str], complaint: str) -> None:
    """Run a command of ours; what it printed is shown only when it failed."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        give_up(f"{done.stdout.decode(errors='replace')}\n{complaint}")


def say(message: str) -> None:
    """Tell the person at the terminal; stdout belongs to the program that runs."""
    print(message, file=sys.stderr, flush=True)


def give_up(message: str) -> None:
    """Say what is wrong and what to do next, and leave."""
    say(message)
    sys.exit(2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
