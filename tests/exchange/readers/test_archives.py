"""Zip archives opened within bounds."""

import io
import struct
import time
import zipfile
import zlib

import pytest

from kithward.errors import BadInput
from kithward.exchange.readers.archives import Archive, Limits, is_zip


def zipped(members: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for path, content in members.items():
            archive.writestr(path, content)
    return stream.getvalue()


def read_all(content: bytes, member: str, limits: Limits | None = None) -> bytes:
    archive = Archive(content, name="a.zip", limits=limits or Limits())
    with archive.open(member) as stream:
        return stream.readall() or b""


def test_a_member_is_read_whole_from_any_folder() -> None:
    content = zipped({"Export/Jobs/Saved.csv": b"a,b\n" * 50_000})

    assert Archive(content, name="a.zip").members == ("Export/Jobs/Saved.csv",)
    assert read_all(content, "Export/Jobs/Saved.csv") == b"a,b\n" * 50_000


def test_folders_and_the_litter_of_macos_are_no_members() -> None:
    content = zipped({"Export/": b"", "Export/a.csv": b"x", "__MACOSX/Export/._a.csv": b"x", "Export/._b.csv": b"x"})

    assert Archive(content, name="a.zip").members == ("Export/a.csv",)


@pytest.mark.parametrize("path", ["../evil.csv", "a/../../evil.csv", "/etc/passwd", "C:\\evil.csv", "..\\evil.csv"])
def test_paths_that_lead_out_are_refused_and_named(path: str) -> None:
    archive = Archive(zipped({path: b"x", "good.csv": b"x"}), name="a.zip")

    assert archive.members == ("good.csv",)
    assert len(archive.refused) == 1


def test_too_many_members_are_refused_before_they_are_listed() -> None:
    content = zipped({f"{n}.csv": b"" for n in range(12)})

    with pytest.raises(BadInput, match="more than 10 files"):
        Archive(content, name="a.zip", limits=Limits(members=10))


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """An archive whose one member is 500 MB of zeros: one deflated megabyte, repeated."""
    size, times = 2**20, 500
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(size)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * times + zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    sizes = struct.pack("<III", 0, len(packed), size * times)
    local = struct.pack("<4sHHHHH", b"PK\x03\x04", 20, 0, 8, 0, 33) + sizes + struct.pack("<HH", 5, 0) + b"b.csv"
    central = struct.pack("<4sHHHHHH", b"PK\x01\x02", 20, 20, 0, 8, 0, 33) + sizes
    central += struct.pack("<HHHHHII", 5, 0, 0, 0, 0, 0, 0) + b"b.csv"
    offset = len(local) + len(packed)
    return local + packed + central + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(central), offset, 0)


def test_a_bomb_of_500_megabytes_is_refused_at_once(bomb: bytes) -> None:
    began = time.perf_counter()

    with pytest.raises(BadInput, match=r"b\.csv in a\.zip unpacks to far more"):
        read_all(bomb, "b.csv")

    assert time.perf_counter() - began < 0.5


def test_a_bomb_that_no_ratio_betrays_is_stopped_while_it_is_read(bomb: bytes) -> None:
    limits = Limits(member_bytes=2**40, total_bytes=5 * 2**20, ratio=10**9)

    with pytest.raises(BadInput, match="unpacks to far more"):
        read_all(bomb, "b.csv", limits)


def test_a_header_that_claims_little_gives_no_more_than_it_claims() -> None:
    content = zipped({"a.csv": bytes(10_000)}).replace(struct.pack("<I", 10_000), struct.pack("<I", 10))

    with pytest.raises(BadInput, match="damaged"):
        read_all(content, "a.csv")


def test_all_members_together_are_bounded() -> None:
    archive = Archive(zipped({"a.csv": bytes(600), "b.csv": bytes(600)}), name="a.zip", limits=Limits(total_bytes=1000))
    archive.open("a.csv").readall()

    with pytest.raises(BadInput, match=r"b\.csv"):
        archive.open("b.csv").readall()


def test_monotonous_but_small_members_are_read() -> None:
    assert read_all(zipped({"a.csv": bytes(4 * 2**20)}), "a.csv") == bytes(4 * 2**20)


def test_a_locked_member_says_what_to_do() -> None:
    content = bytearray(zipped({"a.csv": b"x"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(BadInput, match="locked with a password"):
        read_all(bytes(content), "a.csv")


def test_a_damaged_archive_says_so() -> None:
    content = zipped({"a.csv": b"a,b\n" * 1000}, compression=zipfile.ZIP_STORED)

    with pytest.raises(BadInput, match="damaged"):
        Archive(content[:200], name="a.zip")
    with pytest.raises(BadInput, match="damaged"):
        read_all(content[:100] + b"!!" + content[102:], "a.csv")


def test_a_compression_nobody_knows_says_so() -> None:
    content = bytearray(zipped({"a.csv": b"x"}))
    content[content.index(b"PK\x01\x02") + 10] = 99

    with pytest.raises(BadInput, match="cannot be unpacked"):
        read_all(bytes(content), "a.csv")


def test_an_archive_is_known_by_its_first_bytes() -> None:
    assert is_zip(zipped({"a": b""}))
    assert is_zip(zipped({}))
    assert not is_zip(b"a,b\n")
