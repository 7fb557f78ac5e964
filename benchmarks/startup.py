"""How fast the command line starts: `graphkit --help` against importing spaCy, side by side, as a ratio.

python benchmarks/startup.py
"""

from __future__ import annotations

import subprocess
import sys
import time


def seconds(*words: str) -> float:
    """The time that a Python process takes."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *words], capture_output=True, check=True)
    return time.perf_counter() - began


def main() -> int:
    runs = [(seconds("-m", "graphkit", "--help"), seconds("-c", "import spacy")) for _ in range(5)]
    ours, theirs = sorted(h for h, _ in runs)[2], sorted(s for _, s in runs)[2]
    print(f"graphkit --help / import spacy: {ours / theirs:.2f} (medians of 5: {ours:.2f} s, {theirs:.2f} s)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
