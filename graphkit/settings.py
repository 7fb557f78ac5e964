"""GRAPHKIT_* settings: from the environment, or from a settings file that only its owner can read.

The file holds lines as `GRAPHKIT_URL=bolt://host:7687`. A variable of the environment wins over the file. Secrets are `SecretStr`: they
print as asterisks, and an invalid settings file is reported without its values.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graphkit.errors import StoreError

__all__ = ["Settings", "cache_folder", "data_folder", "load_settings", "private_folder", "settings_file"]


def data_folder() -> Path:
    """The user's folder for graphkit's data (the embedded store, the local Neo4j's home)."""
    return _user_folder("XDG_DATA_HOME", ".local/share", "Application Support")


def cache_folder() -> Path:
    """The user's folder for what can be fetched again (Neo4j's jars)."""
    return _user_folder("XDG_CACHE_HOME", ".cache", "Caches")


def settings_file() -> Path:
    """The settings file: $GRAPHKIT_SETTINGS, else `settings.env` in the user's configuration folder."""
    if named := os.environ.get("GRAPHKIT_SETTINGS"):
        return Path(named).expanduser()
    return _user_folder("XDG_CONFIG_HOME", ".config", "Application Support") / "settings.env"


def _user_folder(variable: str, unix: str, mac: str) -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "graphkit"
    if sys.platform == "darwin":
        return Path.home() / "Library" / mac / "graphkit"
    return Path(os.environ.get(variable) or Path.home() / unix) / "graphkit"


def private_folder(folder: Path) -> Path:
    """The folder, made where it isn't there, that nobody but its owner can enter. Raises StoreError where it is somebody else's."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name == "posix":
            if folder.stat().st_uid != os.getuid():
                raise StoreError(f"{folder} belongs to another user: name a folder of your own")
            folder.chmod(0o700)
    except FileExistsError:
        raise StoreError(f"{folder} is a file: name a folder") from None
    except OSError as e:
        raise StoreError(f"can't use the folder {folder}: {e.strerror or e}") from None
    return folder


class Settings(BaseSettings):
    """What a user can set, each as GRAPHKIT_NAME; see `graphkit doctor` for what is in force."""

    model_config = SettingsConfigDict(env_prefix="GRAPHKIT_", extra="ignore", hide_input_in_errors=True)

    url: str | None = Field(default=None, description="Bolt URL of a Neo4j server; without one the embedded store is used")
    user: str = Field(default="neo4j", description="user name at that server")
    password: SecretStr | None = Field(default=None, description="password at that server")
    database: str | None = Field(default=None, description="database at that server; default: its own default")
    store: Path = Field(default_factory=lambda: data_folder() / "store", description="folder of the embedded store")
    heap: str = Field(default="1g", pattern=r"^\d+[mg]$", description="largest heap of the embedded store's server")
    linger: float = Field(default=20.0, ge=0, description="seconds that the embedded store's server stays for the next command")
    neo4j_home: Path = Field(default_factory=lambda: data_folder() / "neo4j", description="home of the local Neo4j")
    neo4j_version: str = Field(default="5.26.30", pattern=r"^\d+\.\d+\.\d+$", description="version of the local Neo4j")
    timeout: float = Field(default=30.0, gt=0, description="seconds that a query may take")
    max_rows: int = Field(default=10_000, gt=0, description="rows that a query may return")
    max_query: int = Field(default=20_000, gt=0, description="characters that a query may have")
    merge_threshold: float = Field(default=0.9, gt=0, le=1, description="score from which two records are merged")
    propose_threshold: float = Field(default=0.7, gt=0, le=1, description="score from which a merge is proposed")


def load_settings() -> Settings:
    """The settings in force. Raises StoreError for a file that others can read, and for a value that can't be used."""
    path = settings_file()
    try:
        return Settings(_env_file=_checked(path) if path.exists() else None)  # type: ignore[call-arg]
    except ValidationError as e:
        wrong = "; ".join(f"GRAPHKIT_{'_'.join(map(str, x['loc'])).upper()}: {x['msg']}" for x in e.errors(include_input=False))
        raise StoreError(f"settings can't be used: {wrong}") from None


def _checked(path: Path) -> Path:
    if os.name == "posix":
        status = path.stat()
        if stat.S_IMODE(status.st_mode) & 0o077:
            raise StoreError(f"settings file {path} can be read by other users: chmod 600 it")
        if status.st_uid != os.getuid():
            raise StoreError(f"settings file {path} belongs to another user: make one of your own")
    return path
