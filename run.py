#!/usr/bin/env python3
"""Set this checkout up and run it, with nothing but Python:

    python3 run.py demo         set up, then the main job on the sample articles
    python3 run.py test         set up, then all tests (more arguments go to pytest)
    python3 run.py setup        set up only
    python3 run.py graphkit ... set up, then any graphkit command

The set-up is a virtual environment in .venv beside this file; a second run finds it ready and takes no time. Standard library only, and
only syntax that old Pythons read, so that each of them can say what is missing.
"""

import hashlib
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.environ.get("GRAPHKIT_VENV") or os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "graphkit-setup")
OLDEST = (3, 10)


def fail(message):
    """One line on standard error, exit code 2."""
    sys.stderr.write("run.py: %s\n" % message)
    sys.exit(2)


def wanted(extra):
    """What the stamp says when the environment is up to date: this Python, this pyproject.toml, this extra."""
    with open(os.path.join(HERE, "pyproject.toml"), "rb") as f:
        digest = hashlib.sha256(f.read()).hexdigest()
    return "%d.%d %s %s %s" % (sys.version_info[0], sys.version_info[1], digest, HERE, extra)


def ready(extra):
    """Whether the environment holds what is needed; the one for tests holds all that the demo needs."""
    try:
        with open(STAMP) as f:
            stamp = f.read().strip()
    except OSError:
        return False
    return os.path.exists(PYTHON) and stamp in (wanted(extra), wanted("dev"))


def make_venv():
    """A fresh .venv. Debian parts ensurepip from Python; there, the pip that the machine has (if any) does the work."""
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        try:
            import venv

            import pip  # noqa: F401
        except ImportError:
            fail(
                "this Python can't make virtual environments: install its venv package "
                "(Debian and Ubuntu: sudo apt install python3-venv) and run me again"
            )
        venv.EnvBuilder(clear=True).create(VENV)
        return [sys.executable, "-m", "pip", "--python", PYTHON]
    venv.EnvBuilder(clear=True, with_pip=True).create(VENV)
    return [PYTHON, "-m", "pip"]


def setup(extra):
    """Make .venv hold this checkout (editable: a change of the code needs no new set-up) and what it needs."""
    if ready(extra):
        return
    sys.stderr.write("Setting up %s (once; some 800 MB, a minute or two)...\n" % VENV)
    pip = make_venv()
    target = HERE + ("[%s]" % extra if extra else "")
    command = pip + ["install", "-qq", "--disable-pip-version-check", "--editable", target]
    if subprocess.call(command):
        fail("the set-up failed, see above; it needs the network once. Run me again when that is mended")
    with open(STAMP, "w") as f:
        f.write(wanted(extra))


def main(arguments):
    if sys.version_info < OLDEST:
        fail("Python %d.%d is too old, 3.10 or newer is needed: run me with that one (python3.12 run.py ...)" % sys.version_info[:2])
    task, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if task == "setup":
        setup("dev")
        return 0
    if task == "test":
        setup("dev")
        # two at a time, file by file: much of the time is waiting for servers to start (`-n 0` for one after the other)
        command = [PYTHON, "-m", "pytest", "-n", "2", "--dist", "loadfile"] + rest
    elif task == "demo":
        setup("")
        command = [PYTHON, "-m", "graphkit", "demo"] + rest
    elif task == "graphkit":
        setup("")
        command = [PYTHON, "-m", "graphkit"] + rest
    else:
        sys.stdout.write(__doc__)
        return 0 if task in ("help", "-h", "--help") else 2
    # the tests run from the checkout, everything else from where the user stands
    try:
        return subprocess.call(command, cwd=HERE if task == "test" else None)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
