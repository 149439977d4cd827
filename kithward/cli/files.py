"""Files that commands write."""

from pathlib import Path

import click

from kithward.errors import BadInput

A_FILE = click.Path(dir_okay=False, path_type=Path)
overwrite = click.option("--overwrite", is_flag=True, help="Replace a file that is there.")


def write_file(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a file; one that is there stays as it is unless that is wanted. Raises BadInput."""
    try:
        with path.open("wb" if overwrite else "xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise BadInput(f"{path} is there already: `--overwrite` replaces it.") from error
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}.") from error
