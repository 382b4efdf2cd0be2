"""Puts the built kernel where Jupyter finds it: share/jupyter/kernels/heddle under some prefix."""

import json
import os
import platform
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from launcher.files import swap_folder, write_whole
from launcher.jdk import Jdk
from launcher.stamps import digest

NAME = "heddle"
DISPLAY_NAME = "Java 25 (Heddle)"
OPTIONS_VARIABLE = "HEDDLE_JAVA_OPTS"

JVM_FLAGS = (
    "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",  # async/await stands on Continuation
    # An async body may resume on another thread, but compiled code takes the current thread for a constant: not in cells,
    # nor where a cell's lambda is inlined into what runs it.
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:CompileCommand=quiet",
    "-XX:CompileCommand=DisableIntrinsic,REPL/*.*,_currentThread",
    "-XX:CompileCommand=DisableIntrinsic,dev/heddle/tasks/AsyncTask.run,_currentThread",
    "-XX:CompileCommand=DisableIntrinsic,dev/heddle/tasks/Callables*.*,_currentThread",
    "-XX:CompileCommand=DisableIntrinsic,jdk/internal/vm/Continuation.*,_currentThread",
    "--enable-native-access=ALL-UNNAMED",
    # The agent that sees mounts attaches after the start: one that is there at the start would disable the AOT cache.
    "-XX:+EnableDynamicAgentLoading",
    "-Djdk.attach.allowAttachSelf=true",
)
_AGENT_JAR = "lib/heddle-agent-*.jar"


def folder_under(prefix: Path) -> Path:
    """Where a kernel installed under a prefix lives."""
    return prefix / "share" / "jupyter" / "kernels" / NAME


def user_folder(env: Mapping[str, str], system: str = platform.system()) -> Path:
    """Where a kernel of this user alone lives, by the rules of jupyter_core's `jupyter_data_dir`."""
    home = Path(env.get("HOME") or Path.home())
    if data := env.get("JUPYTER_DATA_DIR"):
        base = Path(data)
    elif system == "Darwin":
        base = home / "Library" / "Jupyter"
    else:
        base = Path(env.get("XDG_DATA_HOME") or home / ".local" / "share") / "jupyter"
    return base / "kernels" / NAME


def command(jdk: Jdk, built: Path, folder: Path, options: list[str]) -> list[str]:
    """The words that start the kernel built there and installed in `folder`; Jupyter puts in the connection file."""
    # On the boot class path already: to append it later would close the AOT cache.
    agent = [f"-Xbootclasspath/a:{folder / jar.relative_to(built)}" for jar in sorted(built.glob(_AGENT_JAR))]
    return [str(jdk.java), *JVM_FLAGS, *agent, *options, "-jar", str(folder / "heddle.jar"), "{connection_file}"]


def user_options() -> list[str]:
    return shlex.split(os.environ.get(OPTIONS_VARIABLE, ""))


def read(folder: Path) -> dict[str, Any]:
    """The installed kernel.json, or an empty one where there is none that can be read."""
    try:
        spec = json.loads((folder / "kernel.json").read_text(encoding="utf-8"))
        return spec if isinstance(spec, dict) else {}
    except (OSError, ValueError):
        return {}


def is_installed(built: Path, jdk: Jdk, folder: Path) -> bool:
    """True when this very kernel is there, for this JDK and these options, and its training was tried."""
    installed = read(folder).get("metadata", {}).get("heddle", {})
    return installed.get("digest") == _digest(built, jdk, folder) and "aot" in installed


def install(built: Path, jdk: Jdk, folder: Path) -> None:
    """Copies the built kernel and writes its kernel.json; whoever looks sees the old kernel or the new one, whole."""
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(built, new)
    spec = {
        "argv": command(jdk, built, folder, user_options()),
        "display_name": DISPLAY_NAME,
        "language": "java",
        "interrupt_mode": "message",
        "env": {},
        "metadata": {"heddle": {"digest": _digest(built, jdk, folder), "java": jdk.version}},
    }
    write(new, spec)
    swap_folder(new, folder)


def write(folder: Path, spec: dict[str, Any]) -> None:
    write_whole(folder / "kernel.json", json.dumps(spec, indent=2) + "\n")


def _digest(built: Path, jdk: Jdk, folder: Path) -> str:
    return digest([built], jdk.version, *command(jdk, built, folder, user_options()))
