"""Fixtures for every test: the checkout, and kernels to talk to.

`kernel` is a fresh process for one test; `module_kernel` is shared by the tests of a file, and `execute` is its method.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from launcher import kernelspec
from launcher.project import Project
from tests.support.session import Execution, Session
from tests.support.traced_notebooks import TracedNotebooks


@pytest.fixture(scope="session")
def project() -> Project:
    return Project.here()


@pytest.fixture(scope="session")
def installed_kernel() -> Path:
    """The folder of the kernel installed beside the Python that runs the tests."""
    folder = kernelspec.folder_under(Path(sys.prefix))
    if not (folder / "kernel.json").is_file():
        pytest.fail(f"No kernel in {folder}: run ./heddle install", pytrace=False)
    return folder


@pytest.fixture
def kernel(installed_kernel: Path, tmp_path: Path) -> Iterator[Session]:
    session = Session.start(installed_kernel.parent, kernelspec.NAME, tmp_path)
    yield session
    session.close()


@pytest.fixture(scope="module")
def module_kernel(installed_kernel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    session = Session.start(installed_kernel.parent, kernelspec.NAME, tmp_path_factory.mktemp("kernel"))
    yield session
    session.close()


@pytest.fixture
def execute(module_kernel: Session) -> Callable[..., Execution]:
    return module_kernel.execute


@pytest.fixture(scope="session")
def traced_notebooks(
    installed_kernel: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[TracedNotebooks]:
    """Executes the notebooks of all the selected tests that ask for it."""
    traced = TracedNotebooks(installed_kernel.parent, tmp_path_factory.mktemp("traced"))
    asking = [item for item in request.session.items if isinstance(item, pytest.Function)]
    traced.begin([item.callspec.params["notebook"] for item in asking if "traced_notebooks" in item.fixturenames])
    yield traced
    traced.close()
