"""Executes notebooks one after the other with nbclient: `python -m launcher.inside.run_notebooks --help`.

Exit codes: 0 all cells ran, 1 a cell failed, 130 interrupted. What was executed is kept in every case.
"""

import argparse
import asyncio
import signal
import sys
from pathlib import Path

import nbformat
from jupyter_core.utils import ensure_async
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from launcher.files import write_whole
from launcher.kernelspec import NAME
from launcher.progress import Progress, Step

INTERRUPTED = 130
START_SECONDS = 120


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kernel", default=NAME)
    parser.add_argument("--output-dir", type=Path, required=True)
    parser.add_argument("--timeout", type=float, required=True, help="seconds for one cell")
    parser.add_argument("notebooks", type=Path, nargs="+")
    options = parser.parse_args(arguments)

    progress = Progress()
    failures = []
    for path in options.notebooks:
        try:
            failure = execute(path, options.output_dir / path.name, options.kernel, options.timeout, progress)
        except KeyboardInterrupt:
            progress.say(f"Interrupted. What was executed is in {options.output_dir}")
            return INTERRUPTED
        if failure:
            failures.append(path.name)
            progress.say(failure)
    total = len(options.notebooks)
    print(f"{total - len(failures)} of {total} notebooks ran without error; executed copies in {options.output_dir}")
    if failures:
        print("Failed:", ", ".join(failures))
    return 1 if failures else 0


def execute(path: Path, target: Path, kernel: str, timeout: float, progress: Progress) -> str:
    """Executes one notebook into `target`, up to its first error. Returns what failed, or nothing."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat raises whatever its parser raised
        return f"{path}: no notebook that can be read: {error}"
    try:
        with progress.step(path.name) as step:
            return asyncio.run(_execute_cells(notebook, path, kernel, timeout, step, progress))
    finally:
        write_whole(target, nbformat.writes(notebook))


async def _execute_cells(
    notebook: NotebookNode, path: Path, kernel: str, timeout: float, step: Step, progress: Progress
) -> str:
    client = NotebookClient(
        notebook,
        kernel_name=kernel,
        timeout=timeout,
        startup_timeout=START_SECONDS,
        resources={"metadata": {"path": str(path.resolve().parent)}},
    )
    total = len(notebook.cells)
    number = 0
    interrupted = asyncio.Event()
    step.note = "starting the kernel"
    try:
        async with client.async_setup_kernel():
            _on_interrupt(interrupted)
            await _note_language(notebook, client)
            for number, cell in enumerate(notebook.cells, 1):
                step.note = f"cell {number}/{total}"
                progress.note(step)
                await client.async_execute_cell(cell, number - 1)
    except CellExecutionError as error:
        return f"{path}: cell {number} of {total} failed\n{error}"
    except (CellTimeoutError, DeadKernelError, RuntimeError, asyncio.CancelledError) as error:
        if interrupted.is_set():  # nbclient tells a cancelled cell as a dead kernel
            raise KeyboardInterrupt from None
        return f"{path}: cell {number} of {total}: {type(error).__name__}: {error}"
    return ""


async def _note_language(notebook: NotebookNode, client: NotebookClient) -> None:
    """Writes down by what it was executed."""
    assert client.kc is not None
    told = await client.async_wait_for_reply(await ensure_async(client.kc.kernel_info()))
    if told:
        notebook.metadata["language_info"] = told["content"]["language_info"]


def _on_interrupt(interrupted: asyncio.Event) -> None:
    """Cancels the running cell; nbclient's own handler would end the kernel and go on waiting for it."""
    task = asyncio.current_task()
    assert task is not None

    def cancel() -> None:
        interrupted.set()
        task.cancel()

    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, cancel)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
