"""The commands put together, and what is common to all: errors, --version."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from graphkit.cli.lines import one_line
from graphkit.errors import GraphkitError

STOPPED = 130
"""Exit code after Ctrl-C."""


class Commands(TyperGroup):
    """The group of all commands; what goes wrong in one becomes one line and an exit code here."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.commands)  # in the order in which one meets them, not of the alphabet

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except GraphkitError as e:
            print(f"graphkit: {one_line(str(e))}", file=sys.stderr)
            raise SystemExit(2) from None
        except KeyboardInterrupt:
            print("graphkit: stopped", file=sys.stderr)
            raise SystemExit(STOPPED) from None
        except BrokenPipeError:
            # whoever read our output has closed it (head, less): nothing more to say, and nothing left to flush at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None
        except Exception as e:
            if hasattr(e, "exit_code") or isinstance(e, typer.Abort) or os.environ.get("GRAPHKIT_DEBUG"):
                raise  # typer's own, or a developer wants to see it
            print(f"graphkit: internal error: {type(e).__name__}: {one_line(str(e))[:300]} (please report it)", file=sys.stderr)
            raise SystemExit(1) from None


def _version(wanted: bool) -> None:
    if wanted:
        from graphkit import __version__

        print(f"graphkit {__version__}")
        raise typer.Exit()


app = typer.Typer(
    cls=Commands,
    name="graphkit",
    help="Diplomatic news in, a knowledge graph out: who met whom, where, when, and for which side. Offline.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    pass


def _add_commands() -> None:
    from graphkit.cli import articles, asking, cluster, demo, doctor, questions, server, trust

    for group in (demo, articles, asking, questions, trust, server, cluster, doctor):
        group.add_to(app)


_add_commands()
