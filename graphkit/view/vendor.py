"""Fetches what the page is built from and keeps it in `vendor`: sigma.js and graphology (MIT), Natural Earth's land (public domain).

Run by hand after a change of the versions: `python -m graphkit.view.vendor`. It takes npm; the page itself needs nothing of it.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).with_name("vendor")
WANTED = {
    "sigma@3.0.3": {"dist/sigma.min.js": "sigma.min.js"},
    "graphology@0.26.0": {"dist/graphology.umd.min.js": "graphology.umd.min.js"},
    "world-atlas@2.0.2": {"land-110m.json": "land.path"},
}
"""npm package -> its files and what they are called here."""


def main() -> None:
    """Fetch the packages, and write the files, their licences and a list with checksums."""
    HERE.mkdir(exist_ok=True)
    licences, listed = [], []
    for package, kept in WANTED.items():
        with tempfile.TemporaryDirectory() as scratch:
            subprocess.run(["npm", "pack", "--silent", package], cwd=scratch, check=True, capture_output=True)
            (archive,) = Path(scratch).glob("*.tgz")
            with tarfile.open(archive) as files:
                licences.append(f"{package}\n\n{_licence(files)}")
                for inside, name in kept.items():
                    member = files.extractfile(f"package/{inside}")
                    assert member is not None
                    content = member.read()
                    if name.endswith(".path"):
                        content = svg_path(json.loads(content)).encode()
                    (HERE / name).write_bytes(content)
                    listed.append(f"{name}\t{package}\t{hashlib.sha256(content).hexdigest()}")
    (HERE / "LICENSES.txt").write_text("\n\n".join(licences).strip() + "\n", encoding="utf-8")
    (HERE / "files.tsv").write_text("file\tpackage\tsha256\n" + "\n".join(listed) + "\n", encoding="utf-8")


def _licence(files: tarfile.TarFile) -> str:
    name = next(n for n in files.getnames() if n.lower().startswith("package/license"))
    member = files.extractfile(name)
    return member.read().decode() if member else ""


def svg_path(topology: dict[str, Any]) -> str:
    """TopoJSON land as one SVG path, longitude and latitude in degrees, north at the top."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[tuple[float, float]]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round(x * sx + tx, 1), round(-(y * sy + ty), 1)))
        arcs.append(points)
    parts = []
    for ring in _rings(topology["objects"]["land"]):
        points = [p for i in ring for p in (arcs[i] if i >= 0 else arcs[~i][::-1])]
        last = None
        for x, y in points:
            # what crosses the date line goes on at the other side, without a line across the world
            parts.append(f"{'M' if last is None or abs(x - last) > 180 else 'L'}{x:g},{y:g}")
            last = x
    return "".join(parts)


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _rings(part)
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon
    else:
        yield from geometry["arcs"]


if __name__ == "__main__":
    main()
