"""The page of all commands: `python -m graphkit.cli.page > docs/commands.md`. A test holds the page against the commands."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any


def commands(group: Any, prefix: str = "graphkit") -> Iterator[tuple[str, Any]]:
    """Every command with its whole name, those of inner groups included."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            if command.invoke_without_command:
                yield f"{prefix} {name}", command
            yield from commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


def page() -> str:
    """The page as Markdown."""
    import typer.main

    from graphkit.cli.app import app

    lines = [
        "# Commands",
        "",
        "Written by `python -m graphkit.cli.page`; `graphkit COMMAND --help` says the same.",
        "Exit codes: 0 all went well, 2 something was wrong (one line on standard error says what), 130 stopped by Ctrl-C.",
        "",
    ]
    for name, command in commands(typer.main.get_command(app)):
        words = [name] + [p.metavar or p.name.upper() for p in command.params if p.param_type_name == "argument"]
        lines += [f"## {' '.join(words)}", "", inspect.cleandoc(command.help or ""), ""]
        described = [_parameter(p) for p in command.params if not getattr(p, "hidden", False) and p.name not in ("help_", "help")]
        lines += [*described, ""] if described else []
    return "\n".join(lines)


def _parameter(parameter: Any) -> str:
    """A line of the list of arguments and options."""
    if parameter.param_type_name == "argument":
        name = parameter.metavar or parameter.name.upper()
    else:
        longest = max(parameter.opts, key=len)
        name = longest if parameter.is_flag else f"{longest} {parameter.metavar or parameter.name.upper()}"
    default = parameter.default
    shown = f" (default {default})" if default not in (None, False, ()) and not callable(default) and not parameter.required else ""
    return f"- `{name}`: {' '.join((parameter.help or '').split())}{shown}"


if __name__ == "__main__":
    print(page(), end="")
