"""The Java in the documents runs as it stands there."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(180)

DOCS = Path(__file__).parents[2] / "docs"


def java_in(name):
    return re.findall(r"^```java\n(.*?)^```$", (DOCS / name).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_every_java_example_for_csharp_developers_runs(execute):
    examples = java_in("from-csharp-to-java.md")
    assert len(examples) >= 14
    for example in examples:
        done = execute(example)
        assert done.status == "ok", example + "\n" + "\n".join(done.error["traceback"])
    seen = execute("log").result["text/plain"]
    for trace in ("lost, lost", "cancelled", "50 %", "page home on ui", "page 0, page 1, page 2"):
        assert trace in seen
