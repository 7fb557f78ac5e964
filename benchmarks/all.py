"""All benchmarks, one after the other, and a line for each: whether its aim holds. Run it on an idle machine; it takes about an hour.

    python benchmarks/all.py [NAME ...]

Those that need data beside the checkout or an extra say so in a line, and count as left out.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
NAMES = (
    "startup", "overhead", "extracting", "loading", "scaling", "export_scale", "same_names", "cluster",
    "score_eval", "meantime", "re3d", "plover_gsr", "petrarch",
)  # fmt: skip
"""Those of speed first, then those of what is found."""
ARGUMENTS = {"score_eval": ["heldout2"]}
TOLD = {0: "holds", 1: "falls short", 2: "left out"}


def main() -> int:
    """Run those that are named, or all; 1 where one falls short of its aim."""
    names = sys.argv[1:] or NAMES
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        print(f"no benchmark is called {unknown[0]}: {', '.join(NAMES)}")
        return 2
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores", flush=True)
    ends = {}
    environment = dict(os.environ, PYTHONPATH=str(HERE.parent))
    for name in names:
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        command = [sys.executable, str(HERE / f"{name}.py"), *ARGUMENTS.get(name, [])]
        code = subprocess.run(command, env=environment, check=False).returncode
        ends[name] = f"{TOLD.get(code, f'ended with {code}')} ({time.monotonic() - began:.0f} s)"
    print()
    for name, end in ends.items():
        print(f"{name:14} {end}")
    return int(any(not end.startswith(("holds", "left out")) for end in ends.values()))


if __name__ == "__main__":
    sys.exit(main())
