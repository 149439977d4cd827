"""People out of vCard files, with every oddity that real ones have."""

import base64
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.exchange.readers.vcard import read
from kithward.exchange.records import Contents, PersonRecord, ReadingOptions

SAMPLES = Path(__file__).parents[2] / "samples" / "vcard"
OPTIONS = ReadingOptions(datetime(2025, 6, 1, 12, tzinfo=UTC))


def read_lines(*lines: str, encoding: str = "utf-8") -> Contents:
    return read("\r\n".join(lines).encode(encoding), "people.vcf", OPTIONS)


def person(*lines: str, encoding: str = "utf-8") -> PersonRecord:
    """The one person of a card with these lines."""
    contents = read_lines("BEGIN:VCARD", *lines, "END:VCARD", encoding=encoding)
    assert not contents.skipped
    return contents.people[0]


def why_skipped(*lines: str) -> str:
    contents = read_lines("BEGIN:VCARD", *lines, "END:VCARD")
    assert not contents.people
    return contents.skipped[0].why


def test_a_whole_card_gives_a_whole_person() -> None:
    record = person(
        "VERSION:3.0",
        "FN:Maria Chen",
        "N:Chen;Maria;;;",
        "NICKNAME:Mia,Mary",
        "EMAIL;TYPE=HOME:maria@home.example",
        "EMAIL;TYPE=WORK,PREF:Maria.Chen@Example.com",
        "TEL;TYPE=CELL:+49 170 1234567",
        "ORG:Acme\\, Inc.;Research",
        "TITLE:Head of Research",
        "ADR;TYPE=HOME:;;Weg 1;Bonn;;53111;Germany",
        "ADR;TYPE=WORK:;;Ufer 2;Berlin;;10115;Germany",
        "URL:https://de.linkedin.com/in/Maria-Chen/?trk=x",
        "CATEGORIES:fintech,Berlin,myContacts",
        "NOTE:Met at the fair\\, talks of boats.\\nLikes tea.",
        "UID:urn:uuid:1",
    )

    assert (record.name, record.given_name, record.family_name) == ("Maria Chen", "Maria", "Chen")
    assert record.other_names == ("Mia", "Mary")
    assert record.emails == ("maria.chen@example.com", "maria@home.example")
    assert record.phones == ("+49 170 1234567",)
    assert (record.title, record.organisation, record.place) == ("Head of Research", "Acme, Inc.", "Berlin, Germany")
    assert record.profile_url == "https://www.linkedin.com/in/maria-chen"
    assert record.tags == ("fintech", "Berlin")
    assert record.notes == "Met at the fair, talks of boats.\nLikes tea."
    assert (record.source_id, record.where, record.met_on) == ("urn:uuid:1", "card 1", None)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Maria Chen", "N:Other;Name;;;"], "Maria Chen"),
        (["FN:", "N:Chen;Maria;;;"], "Maria Chen"),
        (["N:Chen"], "Chen"),
        (["NICKNAME:Mia", "EMAIL:m@example.com"], "Mia"),
        (["EMAIL:maria.chen@example.com"], "maria.chen"),
        (["FN:maria.chen@example.com", "EMAIL:maria.chen@example.com"], "maria.chen"),
        (["EMAIL:maria@example.com", "ORG:Acme"], "maria"),
    ],
)
def test_the_name_is_the_first_thing_that_can_be_one(lines: list[str], name: str) -> None:
    assert person(*lines).name == name


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["TEL:123456"], "no name and no e-mail address"),
        ([], "no name and no e-mail address"),
        (["ORG:Acme", "TEL:123456"], "an organisation, not a person"),
        (["FN:ACME", "N:;;;;", "ORG:Acme;", "EMAIL:info@acme.example"], "an organisation, not a person"),
        (["FN:Friends", "KIND:group", "MEMBER:urn:uuid:1"], "a group, not a person"),
        (["FN:Friends", "X-ADDRESSBOOKSERVER-KIND:group"], "a group, not a person"),
        (["FN:Acme", "KIND:org"], "an organisation, not a person"),
        (["FN:Room 4", "KIND:location"], "not a person"),
    ],
)
def test_a_card_of_nobody_is_skipped_with_its_reason(lines: list[str], why: str) -> None:
    assert why_skipped(*lines) == why


def test_somebody_who_works_somewhere_is_no_organisation() -> None:
    assert person("FN:Acme", "N:Acme;Anna;;;", "ORG:Acme").name == "Acme"
    assert person("FN:Anna Berg", "ORG:Acme").organisation == "Acme"


def test_quoted_printable_with_soft_breaks_and_charset_is_read() -> None:
    record = person(
        "VERSION:2.1",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=",
        "=D0=B0=D0=BD",
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=",
        "two=3B three",
        "TITLE;QUOTED-PRINTABLE;CHARSET=WINDOWS-1252:Gesch=E4ftsf=FChrer",
    )

    assert record.name == "Иван"
    assert record.notes == "one\ntwo; three"
    assert record.title == "Geschäftsführer"


def test_each_property_may_have_a_charset_of_its_own() -> None:
    lines = {
        "BEGIN:VCARD": "ascii",
        "FN;CHARSET=ISO-8859-1:Jürgen Groß": "latin-1",
        "ORG;CHARSET=windows-1251:Газпром": "cp1251",
        "TITLE:Größe": "cp1252",
        "END:VCARD": "ascii",
    }
    content = b"\n".join(line.encode(encoding) for line, encoding in lines.items())

    record = read(content, "old.vcf", OPTIONS).people[0]

    assert (record.name, record.organisation, record.title) == ("Jürgen Groß", "Газпром", "Größe")


@pytest.mark.parametrize("charset", ["nonsense", "hex", "utf-16", "\0", "utf-7"])
def test_a_charset_that_cannot_be_true_loses_nothing(charset: str) -> None:
    assert person(f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:M=C3=BCller+2AA-x").name == "Müller+2AA-x"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_files_in_common_encodings_are_read(encoding: str) -> None:
    assert person("VERSION:3.0", "FN:Zoë Müller", encoding=encoding).name == "Zoë Müller"


def test_a_character_cut_in_two_by_folding_is_made_whole() -> None:
    content = b"BEGIN:VCARD\r\nFN:M\xc3\r\n \xbcller\r\nEND:VCARD\r\n"

    assert read(content, "x.vcf", OPTIONS).people[0].name == "Müller"


def test_line_ends_of_any_kind_and_marks_between_cards_are_read() -> None:
    content = (
        b"BEGIN:VCARD \rFN:One\rEND:VCARD\r\xef\xbb\xbfbegin:vcard\nfn:Two\nend:vcard\n"
        b"BEGIN:VCARD\r\r\nFN:Three\r\r\nEND:VCARD"
    )

    assert [record.name for record in read(content, "x.vcf", OPTIONS).people] == ["One", "Two", "Three"]


def test_bare_and_quoted_and_broken_parameters_are_read() -> None:
    record = person(
        'TEL;VALUE=uri;TYPE="work,voice";PREF=2:tel:+1-418-656-9254;ext=102',
        "TEL;CELL;PREF:0170 1",
        'TEL;TYPE="CELL:0170 2',
        "TEL;WORK;FAX:0170 3",
        'item1.TEL;X-LABEL="a "b" c":0170 4',
        "TEL;TYPE=PAGER:0170 5",
        "TEL:(0170) 1",
        "FN:Maria",
    )

    assert record.phones == ("0170 1", "+1-418-656-9254;ext=102", "0170 2", "0170 4")


def test_apple_groups_and_labels_are_read() -> None:
    record = person(
        "FN:Maria",
        "item1.EMAIL;type=INTERNET;type=pref:maria@example.com",
        "item1.X-ABLabel:_$!<HomePage>!$_",
        "item2.URL;type=pref:http\\://www.linkedin.com/in/maria",
        "X-SOCIALPROFILE;type=twitter:http://twitter.com/maria",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12",
    )

    assert record.emails == ("maria@example.com",)
    assert record.profile_url == "https://www.linkedin.com/in/maria"


@pytest.mark.parametrize("birthday", ["19800322", "--0412", "---12", ";value=text:circa 1800", ";VALUE=date:", "\\"])
def test_birthdays_of_any_form_do_no_harm(birthday: str) -> None:
    assert person(f"BDAY{birthday if birthday[0] == ';' else ':' + birthday}", "FN:Maria").name == "Maria"


def test_escapes_are_undone_once_and_only_where_they_are() -> None:
    record = person(
        "FN:Mr. John Richter\\, James", "N:Doe;John;Richter\\, James;Mr.;", "ORG:A\\;B;C", "NOTE:C:\\\\new \\x"
    )

    assert (record.name, record.family_name, record.organisation) == ("Mr. John Richter, James", "Doe", "A;B")
    assert record.notes == "C:\\new \\x"


def test_a_text_with_bare_line_ends_is_kept_whole() -> None:
    record = person("FN:Maria", "NOTE:one", "two words", "", "three", "TITLE:Boss")

    assert (record.notes, record.title) == ("one\ntwo words\nthree", "Boss")


@pytest.mark.parametrize("fold", ["\r\n ", "\r\n"])
def test_pictures_are_left_out_of_the_raw_card_folded_or_not(fold: str) -> None:
    picture = base64.b64encode(bytes(range(256)) * 40).decode()
    folded = fold.join(picture[start : start + 74] for start in range(0, len(picture), 74))

    record = person("FN:Maria", f"PHOTO;ENCODING=BASE64;JPEG:{folded}", "", "TITLE:Boss", "KEY;ENCODING=b:QUJD")

    assert record.title == "Boss"
    assert "PHOTO;ENCODING=BASE64;JPEG:(13," in record.raw
    assert record.raw.startswith("BEGIN:VCARD\nFN:Maria\n")
    assert record.raw.endswith("TITLE:Boss\nKEY;ENCODING=b:QUJD\nEND:VCARD")


def test_a_broken_card_never_spoils_the_rest() -> None:
    contents = read_lines(
        "BEGIN:VCARD", "FN:One", "END:VCARD",
        "garbage", "END:VCARD",
        "BEGIN:VCARD", "FN:Left open", "N;=;:::;", "EMAIL",
        "BEGIN:VCARD", "PROFILE:VCard", ":::", "FN:Three", "END:VCARD",
        "BEGIN:VCARD", "FN:Cut o",
    )  # fmt: skip

    assert [record.name for record in contents.people] == ["One", "Left open", "Three", "Cut o"]
    assert contents.problems == (
        "card 2 has no end; what stands there was read.",
        "card 4 has no end; what stands there was read.",
    )


def test_an_assistant_within_a_card_is_not_the_person() -> None:
    contents = read_lines(
        "BEGIN:VCARD", "FN:Boss", "AGENT:", "BEGIN:VCARD", "FN:Assistant", "END:VCARD", "TITLE:Chief", "END:VCARD",
        "BEGIN:VCARD", "FN:Next", "END:VCARD",
    )  # fmt: skip

    assert [(record.name, record.title) for record in contents.people] == [("Boss", "Chief"), ("Next", "")]


def test_values_that_are_no_addresses_are_left_out_and_said() -> None:
    contents = read_lines("BEGIN:VCARD", "FN:Maria", "EMAIL:/o=Exchange/cn=maria", "TEL:office", "END:VCARD")

    assert (contents.people[0].emails, contents.people[0].phones) == ((), ())
    assert contents.problems == (
        "card 1: “/o=Exchange/cn=maria” is no e-mail address and was left out.",
        "card 1: “office” is no phone number and was left out.",
    )


@pytest.mark.parametrize("content", [b"", b"hello", b"END:VCARD", b"BEGIN:VCALENDAR\nEND:VCALENDAR"])
def test_a_file_without_cards_says_so(content: bytes) -> None:
    contents = read(content, "people.vcf", OPTIONS)

    assert (contents.count, contents.problems) == (0, ("people.vcf holds no vCard.",))


def test_blocks_within_blocks_without_end_are_read_in_bounded_depth() -> None:
    content = b"".join(b"BEGIN:X%d\n" % depth for depth in range(20_000)) + b"BEGIN:VCARD\nFN:Maria\nEND:VCARD\n"

    assert read(content, "x.vcf", OPTIONS).count == 0


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("gmail-list.vcf", ["Arnold Smith", "Chris Beatle", "Doug White"]),
        ("rfc6350-example.vcf", ["Simon Perreault"]),
        ("outlook-2003.vcf", ["John Doe III"]),
        ("john_doe_android.vcf", ["john.doe", "jane.doe", "Ñ Ñ Ñ Ñ Ñ", " ".join("Ñ" * 11), "Ñ Ñ Ñ Ñ", "ÑÑÑÑ"]),
    ],
)
def test_cards_of_real_programs_are_read_whole(file: str, names: list[str]) -> None:
    contents = read((SAMPLES / file).read_bytes(), file, OPTIONS)

    assert [record.name for record in contents.people] == names
    assert not contents.skipped


def test_the_card_of_outlook_keeps_each_field() -> None:
    record = read((SAMPLES / "outlook-2003.vcf").read_bytes(), "outlook-2003.vcf", OPTIONS).people[0]

    assert (record.organisation, record.place) == ("Company, The", "Austin, United States of America")
    assert record.notes == "This is the note field!!\nSecond line\n\nThird line is empty"
    assert record.emails == ("jdoe@hotmail.com",)
    assert "KEY;X509;ENCODING=BASE64:(1," in record.raw


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.vcf")), ids=lambda path: path.name)
def test_every_sample_gives_people_and_skips_none(path: Path) -> None:
    contents = read(path.read_bytes(), path.name, OPTIONS)

    assert contents.people
    assert not contents.skipped


@given(
    st.lists(
        st.sampled_from(
            [
                "BEGIN:VCARD",
                "END:VCARD",
                "FN:",
                "N:",
                ";",
                ":",
                "\\",
                "=",
                '"',
                "\r\n",
                " ",
                "\0",
                "é",
                "EMAIL;ENCODING=QUOTED-PRINTABLE;CHARSET=",
            ]
        )
    )
)
def test_no_text_whatever_raises(pieces: list[str]) -> None:
    contents = read("".join(pieces).encode(), "x.vcf", OPTIONS)

    assert all(record.name and "\0" not in record.raw for record in contents.people)
