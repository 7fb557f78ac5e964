"""CPU time of processes, for benchmarks on a machine that does other work as well."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

_PROC = Path("/proc")


def seconds(*pids: int) -> float:
    """CPU seconds so far of these processes with all that they have started, the ended ones that somebody waited for included; 0 where the
    system doesn't tell (it has to have /proc, as Linux does)."""
    spent: dict[int, float] = {}
    children: defaultdict[int, list[int]] = defaultdict(list)
    for entry in _PROC.iterdir() if _PROC.exists() else ():
        try:
            told = (entry / "stat").read_text().rsplit(")", 1)[1].split() if entry.name.isdigit() else []
        except OSError:
            continue  # it has ended
        if told:
            pid = int(entry.name)
            spent[pid] = sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")
            children[int(told[1])].append(pid)
    counted: set[int] = set()
    waiting = list(pids)
    while waiting:
        pid = waiting.pop()
        if pid not in counted:
            counted.add(pid)
            waiting += children[pid]
    return sum(spent.get(pid, 0.0) for pid in counted)
