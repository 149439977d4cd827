"""Files to bring in."""

from pathlib import Path
from zipfile import ZipFile

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A small LinkedIn archive."""
    path = tmp_path / "Basic_LinkedInDataExport.zip"
    with ZipFile(path, "w") as zipped:
        for member in sorted((SAMPLES / "linkedin").glob("*.csv")):
            zipped.write(member, member.name)
    return path
