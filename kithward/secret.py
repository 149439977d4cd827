"""The secrets of this installation: made on first start, kept in the data folder, readable by its owner alone."""

import os
import secrets
from pathlib import Path

from kithward.errors import BadSetting


def secret_key(folder: Path) -> str:
    """The key with which what leaves this machine is signed."""
    return kept_secret(folder, "secret_key")


def start_key(folder: Path) -> str:
    """What opens the pages on this machine: who cannot read `folder` does not know it."""
    return kept_secret(folder, "start_key")


def kept_secret(folder: Path, name: str) -> str:
    """The secret of that name kept in `folder`; made there, with the folder, when there is none yet."""
    path = folder / name
    called = name.replace("_", " ")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            write_once(path, secrets.token_urlsafe(50))
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f"The {called} {path} cannot be read or made: {error}.") from error
    if len(key) < 40:
        raise BadSetting(f"The {called} in {path} is too short: remove the file and a new one is made.")
    return key


def write_once(path: Path, text: str) -> None:
    """Write `text` whole or not at all; when another process was first, its file stays."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text + "\n")
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
