"""One training run of an installed kernel: `python -m launcher.inside.train_aot KERNEL_FOLDER CACHE_FILE`."""

import json
import sys
import tempfile
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from launcher.aot import with_flag

START_SECONDS = 60
CELL_SECONDS = 60
WRITE_SECONDS = 180
"""The JVM writes the cache while it ends, which takes longer than an ordinary shutdown."""

CELLS = (
    'int answer = 6 * 7; System.out.println("trained " + answer); answer',
    "record Point(int x, int y) {}\nimport java.util.stream.*;\n"
    "IntStream.range(0, 9).mapToObj(i -> new Point(i, i * i)).toList()",
    "%%trace\nThread t = Thread.ofVirtual().start(() -> { try { Thread.sleep(20); }"
    " catch (InterruptedException e) { } });\nt.join();",
    "int broken = ;",
    'throw new IllegalStateException("on purpose")',
)


def main(folder: Path, cache: Path) -> None:
    with tempfile.TemporaryDirectory() as specs:
        name = _training_spec(folder, cache, Path(specs))
        manager = KernelManager(kernel_name=name, kernel_spec_manager=KernelSpecManager(kernel_dirs=[specs]))
        manager.shutdown_wait_time = WRITE_SECONDS
        manager.start_kernel()
        try:
            client = manager.client()
            client.start_channels()
            client.wait_for_ready(timeout=START_SECONDS)
            for cell in CELLS:
                reply = client.execute_interactive(cell, timeout=CELL_SECONDS, output_hook=print)
                print(reply["content"]["status"], "<-", cell.splitlines()[0], flush=True)
            client.complete("answer.", reply=True, timeout=CELL_SECONDS)
            client.stop_channels()
        finally:
            manager.shutdown_kernel()
    if not cache.is_file():
        sys.exit(f"The kernel ended without writing {cache}")


def _training_spec(folder: Path, cache: Path, specs: Path) -> str:
    spec = json.loads((folder / "kernel.json").read_text(encoding="utf-8"))
    spec["argv"] = with_flag(spec["argv"], f"-XX:AOTCacheOutput={cache}")
    spec["argv"] = with_flag(spec["argv"], "-Ddev.heddle.agent=off")  # what it rewrites must not be cached
    training = specs / "heddle-training"
    training.mkdir()
    (training / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    return training.name


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
