"""Zip archives opened within bounds: how many members, how large each, how large all of them."""

import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any

from kithward.errors import BadInput

_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an archive is read before it is taken for a trap."""

    members: int = 10_000
    member_bytes: int = 128 * 2**20
    total_bytes: int = 512 * 2**20
    ratio: int = 200  # expanded to packed; text packs to about a tenth
    ratio_from_bytes: int = 8 * 2**20  # a small file may be as monotonous as it likes


LIMITS = Limits()


def is_zip(content: bytes) -> bool:
    """Whether the bytes begin as a zip archive does, be it an empty one."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


class Archive:
    """A zip in memory whose members are read as streams; nothing of it is ever written to a disk."""

    def __init__(self, content: bytes, *, name: str, limits: Limits = LIMITS) -> None:
        """Open the archive; BadInput where it is damaged or has more members than the limit."""
        self.name = name
        self._limits = limits
        self._size = len(content)
        self._expanded = 0
        # Counted in the bytes, before zipfile builds an object for each of perhaps millions of entries.
        if content.count(_ENTRY) > limits.members:
            raise BadInput(f"{name} holds more than {limits.members:,} files: that is more than Kithward opens.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (*_DAMAGE, NotImplementedError) as error:
            raise BadInput(f"{name} is a damaged zip archive: download it again.") from error
        self.refused: tuple[str, ...] = tuple(
            info.filename for info in self._zip.infolist() if not info.is_dir() and not _is_safe(info.filename)
        )

    @property
    def members(self) -> tuple[str, ...]:
        """The paths of the files in it, without folders, the litter of macOS, and paths that lead out of it."""
        return tuple(
            info.filename
            for info in self._zip.infolist()
            if not info.is_dir() and _is_safe(info.filename) and not _is_litter(info.filename)
        )

    def open(self, member: str) -> io.RawIOBase:
        """One member as a stream; BadInput here or while reading where it is locked, damaged or beyond the limits."""
        info = self._zip.getinfo(member)
        if info.flag_bits & _ENCRYPTED:
            raise BadInput(f"{member} in {self.name} is locked with a password: unpack it and bring the files in it.")
        self._refuse_if_too_large(info)
        try:
            return _Counted(self._zip.open(info), member, self)
        except (*_DAMAGE, NotImplementedError) as error:
            raise BadInput(f"{member} in {self.name} cannot be unpacked: download the archive again.") from error

    def _refuse_if_too_large(self, info: zipfile.ZipInfo) -> None:
        packed = max(1, min(info.compress_size, self._size))
        monotonous = info.file_size > self._limits.ratio_from_bytes and info.file_size / packed > self._limits.ratio
        if monotonous or info.file_size > self._limits.member_bytes:
            raise self._too_large(info.filename)

    def _too_large(self, member: str) -> BadInput:
        return BadInput(f"{member} in {self.name} unpacks to far more than such a file holds, so it was not opened.")

    def count_bytes(self, member: str, read: int, more: int) -> None:
        """Add what was really unpacked; BadInput once a member or the whole is beyond its limit."""
        self._expanded += more
        if read > self._limits.member_bytes or self._expanded > self._limits.total_bytes:
            raise self._too_large(member)


class _Counted(io.RawIOBase):
    """A member being read, counted as it comes, since a header may say anything."""

    def __init__(self, stream: IO[bytes], member: str, archive: Archive) -> None:
        self._stream = stream
        self._member = member
        self._archive = archive
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            chunk = self._stream.read(len(buffer))
        except _DAMAGE as error:
            raise BadInput(f"{self._member} in {self._archive.name} is damaged: download it again.") from error
        self._read += len(chunk)
        self._archive.count_bytes(self._member, self._read, len(chunk))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _is_safe(path: str) -> bool:
    """Whether a path stays inside the archive, on any system."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return bool(parts) and parts[0] != "/" and ":" not in parts[0] and ".." not in parts


def _is_litter(path: str) -> bool:
    return path.startswith("__MACOSX/") or path.rsplit("/", 1)[-1].startswith("._")
