"""The self-test as a reader has it: questions with pictures, answers, and what is kept of them."""

import json
from collections.abc import Callable

import pytest

from tests.support.session import Execution, Session

pytestmark = pytest.mark.timeout(180)

Execute = Callable[..., Execution]


def shown(execution: Execution) -> str:
    assert execution.status == "ok", execution.error
    return "\n".join(bundle.get("text/markdown", bundle["text/plain"]) for bundle in execution.displays)


def test_a_question_about_a_picture_measures_it(execute: Execute) -> None:
    asked = execute('quiz("Q3");')

    assert shown(asked).startswith("**Q3** · In this picture")
    assert "- **C.** `Thread.sleep`, then `await(delay)`." in shown(asked)
    picture = asked.displays[1]
    assert "heddle-trace" in picture["text/html"]
    assert "ui (cell)" in picture["text/plain"] and "asleep 15" in picture["text/plain"]


def test_the_picture_of_a_mistake_does_not_tell_its_name(execute: Execute) -> None:
    picture = execute('quiz("Q13");').displays[1]

    assert "0 findings" in picture["text/plain"]


def test_answers_are_judged_and_kept(kernel: Session) -> None:
    execute = kernel.execute

    assert shown(execute('answer("Q1", "");')) == "… **Q1** is open: A, B, C?"
    wrong = shown(execute('answer("Q1", "A");'))
    assert wrong.startswith("✗ **Q1 A** is not it. The belief that *async means in the background*.")
    assert wrong.endswith("Read again: [02 What async/await does](02-what-async-await-does.ipynb), S2.2.")
    assert "Read again, and then answer once more:" in shown(execute("score();"))
    assert shown(execute('answer("q1", "c");')).startswith("✓ **Q1 C** is right.")
    score = execute("score();")
    assert shown(score).startswith("1 of ") and "Q1 ✓" in shown(score) and "Read again" not in shown(score)
    assert shown(execute("quiz();")).startswith("**Q2** · "), "the next that is open"
    kept = execute('System.out.print(Files.readString(Path.of("heddle-progress.jsonl")));').stdout
    assert [json.loads(line)["passed"] for line in kept.splitlines()] == [False, True]


def test_what_is_not_there_is_told(execute: Execute) -> None:
    assert "There are the questions Q1 to Q" in execute('quiz("Q99");').error["evalue"]
    assert "Q1 has no answer E. There are A, B, C." in execute('answer("Q1", "E");').error["evalue"]
