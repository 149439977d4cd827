"""Tables of contacts: four address books and any other table, read by what their columns are called."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kithward.errors import BadInput
from kithward.exchange.readers.contacts_csv import columns_of, read
from kithward.exchange.records import Contents, PersonRecord, ReadingOptions

SAMPLES = Path(__file__).parents[2] / "samples" / "csv"
NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


def sample(name: str) -> Contents:
    return read((SAMPLES / name).read_bytes(), name, ReadingOptions(NOW))


def table(*lines: str, **columns: str) -> Contents:
    chosen = {name.replace("_", " "): meaning for name, meaning in columns.items()}
    return read("\n".join(lines).encode(), "table.csv", ReadingOptions(NOW, columns=chosen))


def meanings(*lines: str) -> dict[str, str]:
    layout = columns_of("\n".join(lines).encode(), {})
    assert layout is not None
    return {column.name: column.meaning for column in layout.columns}


def only(contents: Contents) -> PersonRecord:
    assert len(contents.people) == 1, contents
    return contents.people[0]


# Address books that are known.


def test_a_card_of_google_is_read_whole() -> None:
    maria = sample("google_new.csv").people[0]

    assert maria.name == "Maria Luisa Chen"
    assert maria.other_names == ("Mimi",)
    assert maria.emails == ("maria.chen@acme.example", "m.chen@acme.example", "mimi@chen.example")
    assert maria.phones == ("+49 171 5550101", "+49 30 5550102")
    assert maria.tags == ("Mentors", "Climbing")
    assert maria.profile_url == "https://www.linkedin.com/in/maria-chen"
    assert (maria.title, maria.organisation, maria.place) == ("Head of Product", "Acme, Inc.", "Berlin, DE")
    assert maria.notes == "Met at PyData.\nLikes climbing."


def test_every_row_of_google_that_is_nobody_has_its_reason() -> None:
    contents = sample("google_new.csv")

    assert [(row.where, row.why) for row in contents.skipped] == [
        ("google_new.csv row 4", "an organisation, not a person"),
        ("google_new.csv row 7", "no name and no e-mail address"),
    ]
    assert contents.problems == (
        "“E-mail 1 - Value”: “not an address” in google_new.csv row 6 is no e-mail address and was left out.",
    )


def test_names_are_kept_as_they_are_written() -> None:
    names = [person.name for person in sample("google_new.csv").people]

    assert names[1:] == ["Seán O’Brien 🎣", "priya", '<b>Jonas</b> =HYPERLINK("http://x.example")']


def test_the_older_export_of_google_tells_the_same_person() -> None:
    old, new = sample("google_old.csv"), sample("google_new.csv").people[0]

    assert old.people[0].profile_url == new.profile_url
    assert old.people[0].emails[0] in new.emails
    assert old.people[0].tags == ("Navy", "friends")
    assert old.people[1].place == ""


def test_a_card_of_outlook_keeps_what_is_of_its_person() -> None:
    contents = sample("outlook_classic.csv")
    renee = contents.people[0]

    assert (renee.name, renee.title, renee.organisation) == ("Renée Müller", "Bäckerin", "Café Zürich")
    assert renee.place == "Zürich, Schweiz"
    assert renee.emails == ("renee@cafe.example",)
    assert renee.phones == ("+41 44 555 01 01", "+41 79 555 01 02")
    assert renee.notes == "First line\nSecond line"
    assert renee.tags == ("Customers", "Friends")
    assert contents.people[1].place == "Hamburg"
    assert "/o=ExchangeLabs" in contents.problems[0]


@pytest.mark.parametrize(
    ("name", "person", "place", "title"),
    [
        ("outlook_com.csv", "Elif Demir", "İstanbul, Türkiye", "Climate investor"),
        ("outlook_german.csv", "Jürgen Groß", "Kiel, Deutschland", "Leiter Einkauf"),
        ("thunderbird.csv", "Sam Ortiz", "Madrid, Spain", "ML engineer"),
    ],
)
def test_other_address_books_are_read_as_well(name: str, person: str, place: str, title: str) -> None:
    first = sample(name).people[0]

    assert (first.name, first.place, first.title) == (person, place, title)
    assert not any("99" in number[-2:] for number in first.phones), "a fax, or the number of somebody else"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("google_new.csv", "google"),
        ("google_old.csv", "google"),
        ("outlook_classic.csv", "outlook"),
        ("outlook_com.csv", "outlook"),
        ("outlook_german.csv", "outlook"),
        ("thunderbird.csv", "thunderbird"),
        ("crm.csv", "csv"),
    ],
)
def test_each_table_is_known_by_its_header(name: str, source: str) -> None:
    assert sample(name).source == source


def test_columns_are_found_by_name_in_any_order() -> None:
    lines = (SAMPLES / "outlook_com.csv").read_text("utf-8-sig").splitlines()
    turned = "\n".join(",".join(reversed(line.split(","))) for line in lines)

    again = read(turned.encode(), "turned.csv", ReadingOptions(NOW))

    assert again.source == "outlook"
    assert only(again).emails == ("elif@tidemark.example",)


# Any other table.


def test_any_table_is_read_by_what_its_columns_are_called() -> None:
    contents = sample("crm.csv")
    maria = contents.people[0]

    assert (maria.name, maria.given_name, maria.family_name) == ("Maria Chen", "Maria", "Chen")
    assert maria.emails == ("maria@acme.example", "maria@home.example")
    assert maria.phones == ("+49 171 5550101", "030/5550102")
    assert maria.fields == ("fintech",)
    assert maria.tags == ("mentor", "climbing", "Underwater basketry")
    assert (maria.met_on, maria.how_met) == (date(2023, 3, 25), "PyData")
    assert contents.people[1].name == "Sam Ortiz, Jr."


def test_a_last_contact_becomes_something_in_the_log() -> None:
    (contact,) = sample("crm.csv").activities

    assert (contact.kind, contact.day) == ("message", date(2024, 4, 3))
    assert contact.people[0].name == "Maria Chen"


def test_rows_that_are_nobody_are_told_apart() -> None:
    assert [row.why for row in sample("crm.csv").skipped] == [
        "the row is empty",
        "it repeats the header",
        "an organisation, not a person",
    ]


@pytest.mark.parametrize(
    ("column", "meaning"),
    [
        ("E-Mail", "e-mail"),
        ("Work email", "e-mail"),
        ("Adresse e-mail", "e-mail"),
        ("Handy", "phone"),
        ("Mobiltelefon", "phone"),
        ("Téléphone portable", "phone"),
        ("Fax", "ignore"),
        ("Prénom", "given name"),
        ("Apellidos", "family name"),
        ("Current company", "organisation"),
        ("jobTitle", "title"),
        ("Wohnort", "place"),
        ("Last contacted", "last contact on"),
        ("Letzter Kontakt", "last contact on"),
        ("Kennengelernt am", "met on"),
        ("How we met", "how met"),
        ("LinkedIn URL", "profile address"),
        ("Industry", "field"),
        ("Birthday", "ignore"),
        ("Shoe size", "ignore"),
    ],
)
def test_columns_are_known_by_many_names(column: str, meaning: str) -> None:
    assert meanings(f"Full name,{column}")[column] == meaning


def test_values_tell_what_a_nameless_column_holds() -> None:
    found = meanings(
        "A,B,C,D,E",
        "1,Maria Chen,maria@acme.example,+49 30 5550101,https://www.linkedin.com/in/maria-chen",
        "2,Jonas Weber,jonas@nord.example,+49 40 5550102,https://www.linkedin.com/in/jonas-weber",
    )

    assert list(found.values()) == ["ignore", "name", "e-mail", "phone", "profile address"]


def test_a_name_that_its_values_do_not_keep_is_not_believed() -> None:
    found = meanings("Name,Email opt-in,Phone calls,Met", "Maria Chen,yes,3,often")

    assert list(found.values()) == ["name", "ignore", "ignore", "ignore"]


def test_a_list_without_a_header_loses_nobody() -> None:
    contents = table("Maria Chen,maria@acme.example", "Jonas Weber,jonas@nord.example")

    assert [(person.name, person.emails) for person in contents.people] == [
        ("Maria Chen", ("maria@acme.example",)),
        ("Jonas Weber", ("jonas@nord.example",)),
    ]


def test_half_a_name_alone_is_a_whole_one() -> None:
    assert only(table("Nombre,Teléfono", "Sam Ortiz,+34 91 5550101")).name == "Sam Ortiz"


def test_what_a_person_says_of_a_column_counts() -> None:
    contents = table("Who,Colour,Team", "Maria Chen,green,Acme", Colour="tags", Team="organisation", Who="name")

    maria = only(contents)
    assert (maria.tags, maria.organisation) == (("green",), "Acme")


@pytest.mark.parametrize("columns", [{"Nowhere": "name"}, {"Who": "shoe size"}])
def test_a_choice_that_cannot_be_is_refused(columns: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        table("Who,Mail", "Maria,m@x.example", **columns)


def test_a_table_of_something_else_says_which_columns_it_has() -> None:
    with pytest.raises(BadInput, match=r"“Month”, “Revenue”"):
        table("Month,Revenue", "May,12", "June,13")


# Cells.


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ("25/12/2023", "03/04/2024", date(2024, 4, 3)),
        ("12/25/2023", "03/04/2024", date(2024, 3, 4)),
        ("2023-12-25", "2024-04-03", date(2024, 4, 3)),
        ("25.12.2023", "3.4.24", date(2024, 4, 3)),
        ("Dec 2023", "3 April 2024", date(2024, 4, 3)),
    ],
)
def test_days_are_read_in_the_order_of_their_table(first: str, second: str, day: date) -> None:
    contents = table("Name,Met on", f"Jonas Weber,{first}", f"Maria Chen,{second}")

    assert contents.people[1].met_on == day
    assert contents.problems == ()


@pytest.mark.parametrize(("delimiter", "day"), [(",", date(2024, 3, 4)), (";", date(2024, 4, 3))])
def test_days_that_can_be_read_two_ways_are_said(delimiter: str, day: date) -> None:
    contents = table(f"Name{delimiter}Met on", f"Maria Chen{delimiter}03/04/2024")

    assert only(contents).met_on == day
    assert "two ways" in contents.problems[0]


def test_many_bad_values_of_a_column_are_one_problem() -> None:
    contents = table("Name,Email", "Ann Lee,ann@x.example", *(f"Person {number},none" for number in range(500)))

    assert len(contents.people) == 501
    assert len(contents.problems) == 1
    assert "500 values are no e-mail address" in contents.problems[0]


def test_a_page_of_a_company_is_nobody_s_profile() -> None:
    contents = table("Name,Website", "Ann Lee,https://acme.example/team", "Bo Li,https://acme.example/team")

    assert [person.profile_url for person in contents.people] == ["", ""]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"Chen, Maria"', "Maria Chen"),
        ('"Chen, Maria, PhD"', "Chen, Maria, PhD"),
        ('"Maria Chen, PhD"', "Maria Chen, PhD"),
        ("O'Brien", "O'Brien"),
        ("maria@acme.example", "maria"),
        ("  Maria\u200b   Chen ", "Maria Chen"),
    ],
)
def test_names_are_read_as_they_are_spoken(written: str, name: str) -> None:
    assert only(table("Name,Email,Company", f"{written},maria@acme.example,Acme")).name == name


def test_a_broken_quote_never_spoils_the_rest() -> None:
    contents = table("Name,Email", '"Bo Li,bo@x.example', "Maria Chen,maria@acme.example")

    assert "Maria Chen" in [person.name for person in contents.people]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_any_common_encoding_gives_the_same_name(encoding: str) -> None:
    content = "Name;E-Mail\nRenée Müller;renee@cafe.example\n".encode(encoding)

    assert only(read(content, "table.csv", ReadingOptions(NOW))).name == "Renée Müller"


def test_a_hostile_name_of_a_file_is_kept_short() -> None:
    contents = read(b"Name,Email\n,\n", "x" * 300 + '"><script>.csv', ReadingOptions(NOW))

    assert contents.skipped[0].where.endswith('"><script>.csv row 2')
    assert len(contents.skipped[0].where) < 80
