"""Text out of bytes in any encoding."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.exchange.readers.text import clean, decode, encoding_of, is_binary, mend_mojibake, open_text, unescape


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_decode_gives_the_text_of_every_unicode_encoding_without_its_mark(encoding: str) -> None:
    text = "First Name,Last Name\r\nRenée,Öz 🚀\r\n"

    assert decode(text.encode(encoding)) == text


def test_decode_reads_bytes_that_are_no_utf_8_as_cp1252() -> None:
    assert decode("Müller – “Söhne” €".encode("cp1252")) == "Müller – “Söhne” €"


def test_decode_loses_nothing_of_a_file_that_mixes_two_encodings() -> None:
    content = "Renée\n".encode() + "Jörg\n".encode("cp1252")

    assert decode(content) == "Renée\nJörg\n"


@given(st.binary(max_size=300))
def test_decode_never_raises(content: bytes) -> None:
    assert isinstance(decode(content), str)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=200))
def test_decode_gives_back_any_text_written_as_utf_8(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_open_text_gives_the_same_lines_as_decode(encoding: str) -> None:
    content = "a,é\r\nb,ü\r\n".encode(encoding)

    assert list(open_text(io.BytesIO(content))) == ["a,é\r\n", "b,ü\r\n"]


def test_encoding_is_utf_8_where_nothing_speaks_against_it() -> None:
    assert encoding_of(b"") == "utf-8"
    assert encoding_of(b"plain") == "utf-8"


@pytest.mark.parametrize("content", [b"PK\x00\x01\x02" * 20, b"\x7fELF\x02\x01\x01\x00", bytes(range(1, 32)) * 4])
def test_binary_bytes_are_told_from_text(content: bytes) -> None:
    assert is_binary(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252"])
def test_text_of_any_encoding_is_not_binary(encoding: str) -> None:
    assert not is_binary("Grüße aus Köln\r\n\tund anderswo".encode(encoding))


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [("RenÃ©e", "Renée"), ("â€œHiâ€\x9d", "“Hi”"), ("Ã\x81lvaro", "Álvaro"), ("ðŸš€ Labs", "🚀 Labs")],
)
def test_mojibake_is_mended_where_it_is_certain(damaged: str, mended: str) -> None:
    assert mend_mojibake(damaged) == mended


@pytest.mark.parametrize("text", ["Renée", "SÃO PAULO", "CAFÉ®", "RenÃ©e Müller", "Ångström", "Ä", "日本 Ã©"])
def test_text_that_may_be_meant_so_is_left_alone(text: str) -> None:
    assert mend_mojibake(text) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Harbour &amp; Sea", "Harbour & Sea"), ("O&#39;Neil", "O'Neil"), ("&#x1F680;", "🚀"), ("&amp;lt;", "&lt;")],
)
def test_entities_are_unescaped_once(written: str, meant: str) -> None:
    assert unescape(written) == meant


@pytest.mark.parametrize("text", ["AT&T", "Marks & Spencer", "a?b=1&copy=2", "&nosuchthing;"])
def test_an_ampersand_that_opens_no_entity_stays(text: str) -> None:
    assert unescape(text) == text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("  Bob \u00a0 Brandt\n", "Bob Brandt"),
        ("\u200fמשה\u200f", "משה"),
        ("\u202eevil\u202c", "evil"),
        ("Rene\u0301e", "Renée"),
        ("a\x00b\x07c", "abc"),
        ("👩‍💻 Dev", "👩‍💻 Dev"),
        ("<b>Robert'); DROP TABLE people;--</b>", "<b>Robert'); DROP TABLE people;--</b>"),
    ],
)
def test_clean_leaves_one_line_without_unseen_marks(written: str, shown: str) -> None:
    assert clean(written) == shown


@given(st.text(max_size=60))
def test_clean_leaves_single_spaces_only(text: str) -> None:
    shown = clean(text)

    assert shown == " ".join(shown.split())
