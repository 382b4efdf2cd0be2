"""A conversation with a running kernel: what is sent, and every message that comes back."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

Message = dict[str, Any]

START_SECONDS = 120.0
CELL_SECONDS = 60.0


@dataclass(frozen=True)
class Execution:
    """One executed cell: its reply, and the messages that name it as their parent, in order of arrival."""

    msg_id: str
    reply: Message
    messages: list[Message] = field(default_factory=list)
    others: list[Message] = field(default_factory=list)
    """What arrived meanwhile with another parent, such as late output of an earlier cell."""

    @property
    def status(self) -> str:
        return str(self.reply["content"]["status"])

    @property
    def count(self) -> int:
        return int(self.reply["content"]["execution_count"])

    def contents(self, *types: str) -> list[dict[str, Any]]:
        """The contents of the messages of these types."""
        return [message["content"] for message in self.messages if message["msg_type"] in types]

    def stream(self, name: str) -> str:
        return "".join(content["text"] for content in self.contents("stream") if content["name"] == name)

    @property
    def stdout(self) -> str:
        return self.stream("stdout")

    @property
    def stderr(self) -> str:
        return self.stream("stderr")

    @property
    def result(self) -> dict[str, Any]:
        """The MIME bundle of the cell's value, empty when it has none."""
        results = self.contents("execute_result")
        return dict(results[0]["data"]) if results else {}

    @property
    def displays(self) -> list[dict[str, Any]]:
        """The MIME bundles displayed, in order; one that another took the place of is left out."""
        shown: dict[object, dict[str, Any]] = {}
        for content in self.contents("display_data", "update_display_data"):
            key = content.get("transient", {}).get("display_id") or len(shown)
            shown[key] = content["data"]
        return list(shown.values())

    @property
    def error(self) -> dict[str, Any]:
        """ename, evalue and traceback, empty when there was no error."""
        errors = self.contents("error")
        return errors[0] if errors else {}


class Session:
    """A kernel of its own process and a client of it."""

    def __init__(self, manager: KernelManager, client: BlockingKernelClient) -> None:
        self.manager = manager
        self.client = client

    @staticmethod
    def start(kernels: Path, name: str, cwd: Path) -> "Session":
        """Starts the kernelspec `name` of the folder `kernels` and waits until it answers."""
        specs = KernelSpecManager(kernel_dirs=[str(kernels)])
        manager = KernelManager(kernel_name=name, kernel_spec_manager=specs)
        manager.start_kernel(cwd=str(cwd))
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=START_SECONDS)
        except BaseException:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
            raise
        return Session(manager, client)

    def close(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel()

    def execute(self, code: str, *, timeout: float = CELL_SECONDS, **request: Any) -> Execution:
        """Executes to the end. `request` is what jupyter_client's `execute` takes, such as `silent=True`."""
        request.setdefault("allow_stdin", False)
        return self.collect(self.client.execute(code, **request), timeout)

    def collect(self, msg_id: str, timeout: float = CELL_SECONDS) -> Execution:
        """Waits for the reply and the idle status of a request already sent. Raises TimeoutError."""
        deadline = time.monotonic() + timeout
        mine: list[Message] = []
        others: list[Message] = []
        while True:
            message = self._before(deadline, self.client.get_iopub_msg, f"idle; so far: {mine}")
            if message["parent_header"].get("msg_id") != msg_id:
                others.append(message)
                continue
            mine.append(message)
            if _is_idle(message):
                break
        return Execution(msg_id, self.reply(msg_id, deadline - time.monotonic()), mine, others)

    def reply(self, msg_id: str, timeout: float = CELL_SECONDS) -> Message:
        """The reply on the shell channel to a request; replies to others are dropped."""
        deadline = time.monotonic() + timeout
        while True:
            message = self._before(deadline, self.client.get_shell_msg, "a reply")
            if message["parent_header"].get("msg_id") == msg_id:
                return message

    def next_output(self, wanted: Callable[[Message], bool], timeout: float = CELL_SECONDS) -> Message:
        """The next message on the IOPub channel that is `wanted`; for output that comes after its cell ended."""
        deadline = time.monotonic() + timeout
        while True:
            message = self._before(deadline, self.client.get_iopub_msg, "the wanted output")
            if wanted(message):
                return message

    @staticmethod
    def _before(deadline: float, get: Callable[..., Message], awaited: str) -> Message:
        try:
            return get(timeout=max(0.0, deadline - time.monotonic()))
        except Empty:
            raise TimeoutError(f"the kernel sent no {awaited}") from None


def _is_idle(message: Message) -> bool:
    return bool(message["msg_type"] == "status" and message["content"]["execution_state"] == "idle")
