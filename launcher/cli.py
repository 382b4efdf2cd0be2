"""The verbs of ./heddle and their arguments."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from launcher import bench, cleaning, doctor, kernelspec, lab, notebooks, testing
from launcher.build import build_kernel
from launcher.problems import Problem
from launcher.progress import Progress
from launcher.project import Project
from launcher.setup import alone, ensure_jdk, install_kernel, set_up
from launcher.venv import ensure_venv

INTERRUPTED = 130
_ABOUT = "Heddle: a Java 25 notebook kernel for Jupyter that shows what threads do."
_NO_VERB = "Without a verb: lab. The JDK is found by itself; HEDDLE_JAVA_HOME names another one."

Verb = Callable[[Project, Progress, argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    options = _parse(list(arguments))
    progress = Progress()
    try:
        verb: Verb = options.run_verb
        return verb(Project.here(), progress, options)
    except Problem as problem:
        progress.say(f"heddle: {problem}")
        return problem.exit_code
    except KeyboardInterrupt:
        progress.say("heddle: interrupted; run it again to go on from here")
        return INTERRUPTED


def _parse(arguments: list[str]) -> argparse.Namespace:
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help")):
        arguments = ["lab", *arguments]
    parser = parser_of_verbs()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.verb not in ("lab", "test"):
        parser.error(f"unknown arguments: {' '.join(rest)}")
    options.rest = [word for word in rest if word != "--"]
    return options


def parser_of_verbs() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="heddle", description=_ABOUT, epilog=_NO_VERB, allow_abbrev=False)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)

    def add(name: str, run_verb: Verb, about: str, more: str = "") -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=about, description=about, epilog=more, allow_abbrev=False)
        added.set_defaults(run_verb=run_verb)
        return added

    def add_setting_up(name: str, run_verb: Verb, about: str, more: str = "") -> argparse.ArgumentParser:
        added = add(name, run_verb, about, more)
        added.add_argument("--yes", action="store_true", help="fetch a JDK without asking, where there is none")
        return added

    passed_on = "Further arguments go to JupyterLab, such as --no-browser or --port 8889."
    add_setting_up("lab", _lab, "Set up what is missing and open JupyterLab on the notebooks.", passed_on)

    install = add_setting_up("install", _install, "Build the kernel and install it for Jupyter.")
    install.add_argument("--force", action="store_true", help="install even if this very kernel is there")
    target = install.add_mutually_exclusive_group()
    target.add_argument("--user", action="store_true", help="for every Jupyter of this user")
    target.add_argument("--prefix", type=Path, metavar="DIR", help="under DIR/share/jupyter/kernels")
    target.add_argument("--sys-prefix-of", metavar="PYTHON", help="for the environment of this Python")

    run = add_setting_up("run", _run, "Execute notebooks without a browser; fails when a cell does.")
    run.add_argument("notebooks", type=Path, nargs="+", metavar="NOTEBOOK")
    run.add_argument("--output-dir", type=Path, metavar="DIR", help="where executed copies go (build/executed)")
    run.add_argument("--timeout", type=float, default=300.0, metavar="S", help="seconds for one cell (300)")

    render = add_setting_up("render", _render, "Execute notebooks and make an HTML gallery of them, with an index.")
    render.add_argument("notebooks", type=Path, nargs="*", metavar="NOTEBOOK", help="all of notebooks/ where none is named")
    render.add_argument("--output-dir", type=Path, metavar="DIR", help="where the gallery goes (build/gallery)")
    render.add_argument("--executed", type=Path, metavar="DIR", help="take the executed notebooks in DIR, and execute none")
    render.add_argument("--timeout", type=float, default=300.0, metavar="S", help="seconds for one cell (300)")

    tests = "Further arguments go to pytest, such as -k NAME."
    test = add_setting_up("test", _test, "Build and test everything, as CI does.", tests)
    test.add_argument("--fast", action="store_true", help="leave the browser tests out")

    measured = "A thorough run (without --quick) replaces its tables in docs/performance.md."
    bench_verb = add_setting_up("bench", _bench, "Measure what the task library costs, beside its rivals.", measured)
    bench_verb.add_argument("--quick", action="store_true", help="briefly, to see where one stands")
    bench_verb.add_argument("pattern", nargs="?", default="", help="only the tables whose names match, such as await")

    add("doctor", _doctor, "Say what was found here, what is wrong, and how to mend it.")
    add("clean", _clean, "Remove .venv, .heddle and everything built.")
    return parser


def _lab(project: Project, progress: Progress, options: argparse.Namespace) -> int:
    set_up(project, progress, yes=options.yes)
    lab.open_lab(project, options.rest)
    return 0


def _install(project: Project, progress: Progress, options: argparse.Namespace) -> int:
    with alone(project, progress):
        jdk = ensure_jdk(project, progress, yes=options.yes)
        folder, python = _target(project, options)
        if python == project.python:
            ensure_venv(project, progress)
        build_kernel(project, jdk, progress)
        new = install_kernel(project, progress, jdk, folder, python, force=options.force)
    print(f"{kernelspec.DISPLAY_NAME} {'is installed' if new else 'was already'} in {folder}")
    return 0


def _target(project: Project, options: argparse.Namespace) -> tuple[Path, Path]:
    """The folder to install into, and a Python that can talk to a kernel."""
    if options.user:
        return kernelspec.user_folder(os.environ), project.python
    if options.prefix:
        return kernelspec.folder_under(options.prefix.expanduser().absolute()), project.python
    if options.sys_prefix_of:
        script = "import sys; print(sys.prefix); print(sys.executable)"
        try:
            said = subprocess.run([options.sys_prefix_of, "-c", script], capture_output=True, text=True, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise Problem(f"{options.sys_prefix_of} is no Python that runs", str(error)) from error
        prefix, python = said.stdout.splitlines()
        return kernelspec.folder_under(Path(prefix)), Path(python)
    return kernelspec.folder_under(project.venv), project.python


def _run(project: Project, progress: Progress, options: argparse.Namespace) -> int:
    notebooks.check(options.notebooks)
    set_up(project, progress, yes=options.yes)
    output = options.output_dir or project.reports / "executed"
    sys.stdout.flush()
    notebooks.run(project, options.notebooks, output, options.timeout)
    return 0


def _render(project: Project, progress: Progress, options: argparse.Namespace) -> int:
    output = options.output_dir or project.reports / "gallery"
    if options.executed:
        found = options.notebooks or sorted(options.executed.glob("*.ipynb"))
        notebooks.check(found)
        ensure_venv(project, progress)
        return notebooks.gallery(project, found, output)
    chosen = options.notebooks or sorted(project.notebooks.glob("*.ipynb"))
    notebooks.check(chosen)
    set_up(project, progress, yes=options.yes)
    sys.stdout.flush()
    return notebooks.render(project, chosen, project.reports / "executed", output, options.timeout)


def _test(project: Project, progress: Progress, options: argparse.Namespace) -> int:
    return testing.run_tests(project, progress, fast=options.fast, yes=options.yes, extra=options.rest)


def _bench(project: Project, progress: Progress, options: argparse.Namespace) -> int:
    print(bench.measure(project, progress, pattern=options.pattern, quick=options.quick, yes=options.yes), end="")
    return 0


def _doctor(project: Project, progress: Progress, options: argparse.Namespace) -> int:
    return doctor.report(project)


def _clean(project: Project, progress: Progress, options: argparse.Namespace) -> int:
    with alone(project, progress):
        for folder in cleaning.clean(project):
            print("removed", folder)
    return 0
