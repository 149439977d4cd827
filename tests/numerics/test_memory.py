"""What was worked out once is given again, as long as it is among the last that were asked for."""

from kithward.numerics.memory import Memory


def test_a_question_is_worked_out_once() -> None:
    memory, worked = Memory(), []

    def work() -> int:
        worked.append(1)
        return 42

    assert [memory.once("how many", work), memory.once("how many", work)] == [42, 42]
    assert len(worked) == 1


def test_an_answer_may_be_none() -> None:
    memory, worked = Memory(), []

    for _ in range(2):
        assert memory.once("who", lambda: worked.append(1)) is None

    assert len(worked) == 1


def test_of_too_many_answers_those_asked_for_longest_ago_go_first() -> None:
    memory = Memory(most=2)
    for question in ("a", "b", "a", "c"):
        memory.once(question, lambda question=question: question)

    assert list(memory.kept) == ["a", "c"]
