"""Every cell of the notebooks, traced on one core beside another notebook: what is found are the mistakes shown on
purpose, and nothing else. Then all once more in the same kernel."""

from pathlib import Path

import pytest

from launcher.project import Project
from tests.support.traced_notebooks import TracedNotebooks

NOTEBOOKS = sorted(Project.here().notebooks.glob("*.ipynb"))

ON_PURPOSE = {
    ("01-introduction", "blocking"): {"H05", "H08"},
    ("01-introduction", "swapped"): {"H01", "H08"},
    ("02-what-async-await-does", "many-platform"): {"H11"},
    ("03-what-task-run-does", "freeze"): {"H08"},
    ("03-what-task-run-does", "cpu"): {"H13"},
    ("04-core-differences", "usage"): {"H01"},
    ("04-core-differences", "ui-neither"): {"H05", "H08"},
    ("05-when-to-use-async-await", "web"): {"H01", "H04"},
    ("05-when-to-use-async-await", "web-pool"): {"H01", "H04"},
    ("05-when-to-use-async-await", "wrap"): {"H03"},
    ("05-when-to-use-async-await", "wrap-many"): {"H03"},
    ("05-when-to-use-async-await", "busy"): {"H03"},
    ("06-when-to-use-task-run", "legacy"): {"H13"},
    ("06-when-to-use-task-run", "workers"): {"H04", "H13"},
    ("06-when-to-use-task-run", "freeze"): {"H08"},
    ("06-when-to-use-task-run", "block"): {"H05"},
    ("07-common-mistakes", "belief"): {"H08"},
    ("07-common-mistakes", "detour"): {"H03"},
    ("07-common-mistakes", "deadlock"): {"H02"},
    ("07-common-mistakes", "deadlock-check"): {"H02"},
    ("07-common-mistakes", "ways"): {"H02", "H05"},
    ("07-common-mistakes", "frozen"): {"H05"},
    ("07-common-mistakes", "web-blocking"): {"H01"},
    ("07-common-mistakes", "web-run-block"): {"H01"},
    ("07-common-mistakes", "web-wrapped"): {"H01"},
    ("07-common-mistakes", "load"): {"H01"},
    ("08-performance", "crowd"): {"H11"},
    ("08-performance", "trip-run"): {"H13"},
    ("08-performance", "exhaust"): {"H04", "H13"},
    ("08-performance", "server-load"): {"H01"},
    ("09-using-both-together", "ui-run"): {"H08"},
    ("09-using-both-together", "worker-run"): {"H13"},
    ("09-using-both-together", "detour-run"): {"H03"},
    ("10-conclusion", "four"): {"H08", "H13"},
    ("10-conclusion", "mix-wrapped"): {"H03"},
    ("10-conclusion", "use"): {"H01", "H04"},
    ("glossary", "picture"): {"H05"},
}
"""By notebook and cell: a mistake that the text tells of."""

MAY_BE = {
    ("02-what-async-await-does", "many-platform"): {"H14"},
    ("05-when-to-use-async-await", "web"): {"H11", "H14"},
    ("05-when-to-use-async-await", "web-async"): {"H14"},
    ("05-when-to-use-async-await", "web-pool"): {"H11", "H14"},
    ("05-when-to-use-async-await", "file-many"): {"H11", "H14"},
    ("05-when-to-use-async-await", "database-many"): {"H11", "H14"},
    ("05-when-to-use-async-await", "process-many"): {"H11", "H14"},
    ("05-when-to-use-async-await", "feed-many"): {"H05", "H11", "H14"},
    ("06-when-to-use-task-run", "crowd"): {"H11"},
    ("07-common-mistakes", "web-run-block"): {"H04"},
    ("07-common-mistakes", "web-wrapped"): {"H04"},
    ("07-common-mistakes", "load"): {"H04"},
    ("08-performance", "trip-run"): {"H04"},
}
"""What is found besides, depending on how many cores there are and who else wants them."""

OF_THE_MACHINE = {"H09"}
"""Fewer cores than threads that want one: so it is here, where there is one, and on purpose."""


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_only_mistakes_made_on_purpose_are_found(notebook: Path, traced_notebooks: TracedNotebooks) -> None:
    traced = traced_notebooks.result(notebook)

    assert traced.failures == []
    found = {(notebook.stem, cell): ids for cell, ids in traced.found.items()}
    certain = {key: rest for key, ids in found.items() if (rest := ids - OF_THE_MACHINE - MAY_BE.get(key, set()))}
    assert certain == {key: ids for key, ids in ON_PURPOSE.items() if key[0] == notebook.stem}, "\n".join(traced.lines)
