"""The command line: one module a group of commands, each command a few lines over `Graph` and `ingest`.

Nothing is imported before it is needed, so that --help and shell completion answer at once. Whatever a user did wrong is one line on
standard error and exit code 2; Ctrl-C is 130; a reader that closes the pipe ends the command quietly.
"""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """The console script `graphkit`."""
    from graphkit.cli.app import STOPPED, app

    try:
        app(prog_name="graphkit")
    except SystemExit as e:
        if e.code == STOPPED:
            # Python still waits for the pool, whose workers have just been ended; in some versions that can take for ever
            import os
            import threading

            last = threading.Timer(5, os._exit, (STOPPED,))
            last.daemon = True
            last.start()
        raise
