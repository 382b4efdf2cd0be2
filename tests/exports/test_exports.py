"""A real trace of the installed kernel, exported, and read by what reads such files: Perfetto and a JSON Schema validator."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from launcher.project import Project
from tests.support.session import Session
from tests.support.trace_processor import TraceProcessor

pytestmark = pytest.mark.timeout(180)

HOSTILE = "hostile \a <script> \u202e"

TRACED = """%%trace
var page = async("loadPage", () -> {
    await(Task.delay(Duration.ofMillis(20)));
    return await(Task.run("countWords", () -> { Thread.sleep(10); return 3; }));
});
Thread named = new Thread(() -> {
    try { Thread.sleep(15); } catch (InterruptedException stop) { }
}, "hostile \\u0007 <script> \\u202E");
named.start();
var virtual = Thread.ofVirtual().name("light").start(() -> {
    try { Thread.sleep(5); } catch (InterruptedException stop) { }
});
await(page);
named.join();
virtual.join();
"""

WRITE = """
try (var out = Files.newOutputStream(java.nio.file.Path.of("trace.pftrace"));
     var json = Files.newBufferedWriter(java.nio.file.Path.of("trace.json"))) {
    dev.heddle.trace.export.PerfettoExport.write(trace, out);
    dev.heddle.trace.export.JsonExport.write(trace, json);
}
"""

STATES = ("running", "waiting", "ready", "none", "idle")


@dataclass(frozen=True)
class Exported:
    json: dict[str, Any]
    perfetto: TraceProcessor


@pytest.fixture(scope="module")
def exported(module_kernel: Session) -> Iterator[Exported]:
    assert module_kernel.execute(TRACED).status == "ok"
    done = module_kernel.execute(f"import java.nio.file.Files;\n{WRITE}")
    assert done.status == "ok", done.error
    where = module_kernel.execute('java.nio.file.Path.of("").toAbsolutePath().toString()')
    folder = Path(where.result["text/plain"].strip('"'))
    trace = json.loads((folder / "trace.json").read_text("utf-8"))
    with TraceProcessor((folder / "trace.pftrace").read_bytes()) as perfetto:
        yield Exported(trace, perfetto)


def test_the_json_is_as_the_schema_says(exported: Exported, project: Project) -> None:
    schema = json.loads((project.root / "docs" / "trace.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(exported.json)
    for broken in (
        {**exported.json, "surprise": 1},
        {**exported.json, "cores": "two"},
        {**exported.json, "totals": {**exported.json["totals"], "wallNanos": -1}},
    ):
        assert not validator.is_valid(broken)


def test_the_trace_has_what_the_cell_did(exported: Exported) -> None:
    assert {HOSTILE, "light"} <= {thread["name"] for thread in exported.json["threads"]}
    assert {"loadPage", "countWords", "delay", "light"} <= {task["name"] for task in exported.json["tasks"]}
    assert exported.json["handOffs"]


def test_perfetto_finds_nothing_wrong(exported: Exported) -> None:
    assert exported.perfetto.problems() == {}


def test_the_threads_are_those_of_the_trace(exported: Exported) -> None:
    rows = exported.perfetto.query("SELECT tid, thread.name FROM thread JOIN thread_track USING (utid) ORDER BY tid")
    shown = {HOSTILE: "hostile ␇ <script> ⟨U+202E⟩"}
    threads = [(thread["id"], shown.get(thread["name"], thread["name"])) for thread in exported.json["threads"]]
    assert [(tid, name) for tid, name in rows] == sorted(threads)


def test_the_slices_of_threads_are_those_of_the_trace(exported: Exported) -> None:
    rows = exported.perfetto.query(
        "SELECT tid, slice.ts, slice.dur, slice.name, category FROM slice"
        " JOIN thread_track ON slice.track_id = thread_track.id JOIN thread USING (utid)"
        f" WHERE category IN {STATES}"
    )
    assert Counter(rows) == Counter(
        (thread["id"], *as_perfetto_tells(piece)) for thread in exported.json["threads"] for piece in thread["slices"]
    )


def test_the_slices_of_tasks_are_those_of_the_trace_under_their_parents(exported: Exported) -> None:
    rows = exported.perfetto.query(
        "SELECT extract_arg(arg_set_id, 'debug.taskId'), track.name, slice.ts, slice.dur, slice.name, category"
        " FROM slice JOIN process_track AS track ON slice.track_id = track.id"
        f" WHERE category IN {STATES}"
    )
    tasks = exported.json["tasks"]
    assert Counter(rows) == Counter(
        (task["id"], task["name"], *as_perfetto_tells(piece)) for task in tasks for piece in task["slices"]
    )
    parents = dict(
        exported.perfetto.query(
            "SELECT track.name, parent.name FROM track JOIN track AS parent ON track.parent_id = parent.id"
        )
    )
    names = {task["id"]: task["name"] for task in tasks}
    for task in tasks:
        if task["parent"] and task["slices"]:
            assert parents[task["name"]] == names[task["parent"]]


def as_perfetto_tells(piece: dict[str, Any]) -> tuple[int, int, str, str]:
    return piece["startNanos"], piece["endNanos"] - piece["startNanos"], piece["state"], piece["hold"]


def test_slices_say_the_line_of_the_cell(exported: Exported) -> None:
    places = exported.perfetto.query(
        "SELECT DISTINCT extract_arg(arg_set_id, 'debug.place') FROM slice WHERE slice.name = 'asleep'"
    )
    expected = {
        f"{piece['place']['source']}:{piece['place']['line']}"
        for thread in exported.json["threads"]
        for piece in thread["slices"]
        if piece["state"] == "asleep" and piece["place"]
    }
    assert {place for (place,) in places} - {None} == expected and expected


def test_each_hand_off_is_an_arrow_inside_the_slices_where_it_happened(exported: Exported) -> None:
    rows = exported.perfetto.query(
        "SELECT tail.name, tail.ts, out_thread.tid, head.ts, in_thread.tid FROM flow"
        " JOIN slice AS tail ON tail.id = slice_out JOIN slice AS head ON head.id = slice_in"
        " JOIN thread_track AS out_track ON out_track.id = tail.track_id"
        " JOIN thread AS out_thread ON out_thread.utid = out_track.utid"
        " JOIN thread_track AS in_track ON in_track.id = head.track_id"
        " JOIN thread AS in_thread ON in_thread.utid = in_track.utid"
    )
    expected = Counter(
        (went["fromNanos"], went["fromThread"], max(went["fromNanos"] + 1, went["toNanos"]), went["toThread"])
        for went in exported.json["handOffs"]
    )
    assert Counter(row[1:] for row in rows) == expected
    [(alone,)] = exported.perfetto.query(
        "SELECT count(*) FROM slice JOIN thread_track ON slice.track_id = thread_track.id"
        " WHERE category = 'hand-off' AND depth = 0"
    )
    assert alone == 0


def test_the_counters_and_figures_are_those_of_the_trace(exported: Exported) -> None:
    [(wall, held)] = exported.perfetto.query(
        "SELECT extract_arg(arg_set_id, 'debug.wallNanos'), extract_arg(arg_set_id, 'debug.heldWaitingNanos')"
        " FROM slice WHERE category = 'trace'"
    )
    assert wall == exported.json["totals"]["wallNanos"]
    assert held == exported.json["totals"]["heldWaitingNanos"]
    changes = exported.perfetto.query(
        "SELECT counter.ts, value FROM counter JOIN counter_track ON counter.track_id = counter_track.id"
        " WHERE counter_track.name = 'threads held while waiting' ORDER BY counter.ts"
    )
    area = sum(value * (after - ts) for (ts, value), (after, _) in zip(changes, changes[1:]))
    platform = sum(
        piece["endNanos"] - piece["startNanos"]
        for thread in exported.json["threads"]
        if thread["kind"] != "virtual"
        for piece in thread["slices"]
        if piece["hold"] == "waiting"
    )
    assert area == platform


def test_many_virtual_threads_become_counters(module_kernel: Session, tmp_path: Path) -> None:
    done = module_kernel.execute(
        "%%trace\nvar many = new ArrayList<Thread>();\n"
        "for (int i = 0; i < 5_000; i++) many.add(Thread.startVirtualThread(() -> {}));\n"
        "for (Thread thread : many) thread.join();"
    )
    assert done.status == "ok", done.error
    file = tmp_path / "many.pftrace"
    done = module_kernel.execute(
        f"try (var out = Files.newOutputStream(java.nio.file.Path.of({json.dumps(str(file))}))) {{"
        " dev.heddle.trace.export.PerfettoExport.write(trace, out); }"
    )
    assert done.status == "ok", done.error
    with TraceProcessor(file.read_bytes()) as perfetto:
        assert perfetto.problems() == {}
        [(left_out,)] = perfetto.query(
            "SELECT extract_arg(arg_set_id, 'debug.virtualThreadsWithoutTrack') FROM slice WHERE category = 'trace'"
        )
        assert left_out == 3_000
        [(drawn,)] = perfetto.query(
            "SELECT count(*) FROM thread JOIN process USING (upid) JOIN thread_track USING (utid)"
            " WHERE process.name = 'virtual threads'"
        )
        assert drawn == 2_000
        counters = {name for (name,) in perfetto.query("SELECT DISTINCT name FROM counter_track")}
        assert "3,000 more threads: running" in counters
