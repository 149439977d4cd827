"""The people of a line of plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.lines import people, read


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("coffee with maria chen", "maria chen"),
        ("had coffee with maria, tom and li about startups", "maria, tom, li"),
        ("COFFEE WITH MARIA CHEN", "MARIA CHEN"),
        ("Coffee with Maria and tom about pricing", "Maria, tom"),
        ("Lunch with Ana, Li and Tom O’Neil, 1h30", "Ana, Li, Tom O'Neil"),
        ("Met Jan van der Berg last Friday", "Jan van der Berg"),
        ("Coffee with J. R. R. Tolkien, Jean-Luc Picard & Ana", "J. R. R. Tolkien, Jean-Luc Picard, Ana"),
        ("coffee with ana + li + cy", "ana, li, cy"),
        ("Coffee with Ana and Will about grants", "Ana, Will"),
        ("met Grace and May", "Grace, May"),
        ("met April on 3 April", "April"),
        ("Coffee with Юлия и Ахмед", "Юлия, Ахмед"),
        ("Coffee with 李伟 and 王芳", "李伟, 王芳"),
        ("Call with प्रिया शर्मा", "प्रिया शर्मा"),
        ('Coffee with "Maria"', "Maria"),
        ("Lunch with my old colleague Tom Hardy", "Tom Hardy"),
        ("Coffee with Maria. Discussed funding", "Maria"),
        ("Coffee with Maria, she recommended a book", "Maria"),
        ("Coffee with Maria and discussed pricing", "Maria"),
        ("Coffee with Maria, Tom and I talked about pricing", "Maria, Tom"),
        ("Coffee with tom, great fun", "tom"),
        ("Coffee with Ana and Ana", "Ana"),
        ("Coffee with Dr. Amara Okafor (Wayfarer)", "Dr. Amara Okafor @ Wayfarer"),
        ("Coffee with Tom from Wayfarer and Ana from Google", "Tom @ Wayfarer, Ana @ Google"),
        ("Coffee with Priya at Stripe about hiring", "Priya @ Stripe"),
        ("Met Ana at Google", "Ana @ Google"),
        ("Call with Ben @ Wayfarer", "Ben @ Wayfarer"),
        ("Coffee with Sam, a recruiter at Meta", "Sam @ Meta"),
        ("Met the new CTO, Lars Nielsen", "Lars Nielsen"),
        ("I met Ana and her boss Tom", "Ana, Tom"),
        ("Caught up with an old friend, Lena Fischer, on the phone", "Lena Fischer"),
        ("Helped Ana with her CV", "Ana"),
        ("met Maria Chen, CTO at Stripe, at Web Summit", "Maria Chen @ Stripe"),
        ("Coffee with Priya at Starbucks", "Priya"),
        ("Coffee with Priya at the office", "Priya"),
        ("Coffee with Maria about Google", "Maria"),
        ("Coffee with Maria about Tom", "Maria"),
        ("Met Amara through Jonas", "Amara, <Jonas"),
    ],
)
def test_the_people_are_found_and_nothing_else_is_taken_for_one(line: str, names: str) -> None:
    assert people(read(line)) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("introduced Ana to Ben", ">Ana, >Ben"),
        ("I introduced Ana Lopez to Ben Ode about hiring", ">Ana Lopez, >Ben Ode"),
        ("introduced Ana and Ben", ">Ana, >Ben"),
        ("intro: Ana <> Ben", ">Ana, >Ben"),
        ("Ana <> Ben intro", ">Ana, >Ben"),
        ("email intro Ana/Ben", ">Ana, >Ben"),
        ("Made an intro between Ana Lopez and Ben Ode", ">Ana Lopez, >Ben Ode"),
        ("connected Ana with Ben", ">Ana, >Ben"),
        ("put Ana in touch with Ben", ">Ana, >Ben"),
        ("Jonas introduced me to Amara", ">Amara, <Jonas"),
        ("Jonas introduced Amara to me", ">Amara, <Jonas"),
        ("Ana Lopez connected me with Ben", ">Ben, <Ana Lopez"),
        ("Ana introduced me to Ben and Cy at PyCon", ">Ben, >Cy, <Ana"),
        ("Was introduced to Amara Okafor by Jonas", ">Amara Okafor, <Jonas"),
        ("got an intro to Amara from Jonas", ">Amara, <Jonas"),
        ("Intro to Amara via Jonas", ">Amara, <Jonas"),
        ("Intro from Jonas to Amara", ">Amara, <Jonas"),
        ("got a warm introduction through Jonas Weber to Amara about hiring", ">Amara, <Jonas Weber"),
        ("Intro from Jonas", "<Jonas"),
        ("was introduced to Amara", ">Amara"),
    ],
)
def test_an_introduction_tells_who_brought_whom_together(line: str, names: str) -> None:
    told = read(line)

    assert (told.kind, people(told)) == ("introduction", names)


@given(
    st.lists(st.sampled_from(["Maria Chen", "Tom", "Jan van der Berg", "Ana O'Neil", "李伟"]), unique=True, min_size=1)
)
def test_the_people_come_in_the_order_of_the_line(names: list[str]) -> None:
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))

    told = read(f"Lunch with {listed} about pricing, 30 min")

    assert [name.text for name in told.names] == names
