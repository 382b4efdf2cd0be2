"""@Traced in a Maven project of its own, as its users have it: the real Surefire runs it, tests in parallel, some fail."""

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

from launcher.jdk import find_jdk
from launcher.project import Project

pytestmark = pytest.mark.timeout(600)

VERSION = "0.1.0-SNAPSHOT"
MODULES = ("trace", "agent", "junit")

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.acme</groupId>
  <artifactId>shop</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>25</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>dev.heddle</groupId>
      <artifactId>heddle-junit</artifactId>
      <version>{heddle}</version>
      <scope>test</scope>
    </dependency>
    <dependency>
      <groupId>org.junit.jupiter</groupId>
      <artifactId>junit-jupiter</artifactId>
      <version>{junit}</version>
      <scope>test</scope>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <artifactId>maven-resources-plugin</artifactId>
        <version>{resources}</version>
      </plugin>
      <plugin>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>{compiler}</version>
      </plugin>
      <plugin>
        <artifactId>maven-surefire-plugin</artifactId>
        <version>{surefire}</version>
        <configuration>
          <properties>
            <configurationParameters>
              junit.jupiter.execution.parallel.enabled=true
              junit.jupiter.execution.parallel.mode.default=concurrent
              {parameters}
            </configurationParameters>
          </properties>
        </configuration>
      </plugin>
    </plugins>
  </build>
</project>
"""

TESTS = """package com.acme;

import static dev.heddle.junit.TraceAssertions.assertThat;

import dev.heddle.junit.TestTrace;
import dev.heddle.junit.Traced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Traced
class ShopTest {
    @Test
    void passes(TestTrace test) throws Exception {
        start("of-passes");
        assertThat(test.trace()).startedThreads(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second"})
    void fails(String name, TestTrace test) throws Exception {
        start("of-" + name);
        assertThat(test.trace()).startedNoThreads();
    }

    @Test
    void breaks() throws Exception {
        start("of-breaks");
        throw new IllegalStateException("broken");
    }

    private static void start(String name) throws InterruptedException {
        Thread thread = Thread.ofPlatform().name(name).start(ShopTest::rest);
        thread.join();
    }

    private static void rest() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
"""

VIRTUAL_TESTS = """package com.acme;

import static dev.heddle.junit.TraceAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.TestTrace;
import dev.heddle.junit.Traced;
import dev.heddle.trace.model.ThreadLane;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@Traced
class ShopTest {
    private static final CyclicBarrier MEETING = new CyclicBarrier(2);

    @Test
    void left(TestTrace test) throws Exception {
        starts("left", test);
    }

    @Test
    void right(TestTrace test) throws Exception {
        starts("right", test);
    }

    private static void starts(String name, TestTrace test) throws Exception {
        MEETING.await(60, TimeUnit.SECONDS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            threads.add(Thread.ofVirtual().name(name).start(ShopTest::rest));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        MEETING.await(60, TimeUnit.SECONDS);
        assertThat(test.trace()).startedVirtualThreads(10).startedNoPlatformThreads();
        assertThat(test.trace().threads())
                .filteredOn(ThreadLane::isVirtual)
                .extracting(ThreadLane::name)
                .containsOnly(name);
    }

    private static void rest() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
"""


@dataclass(frozen=True)
class Build:
    """A project whose tests ran."""

    folder: Path
    said: str

    @property
    def reports(self) -> Path:
        return self.folder / "target" / "surefire-reports"

    def failures(self) -> dict[str, str]:
        """What the report says of each test that failed: its message and its stack."""
        root = ElementTree.parse(self.reports / "TEST-com.acme.ShopTest.xml").getroot()
        return {
            case.get("name", ""): f"{problem.get('type')}\n{problem.get('message')}\n{problem.text}"
            for case in root.iter("testcase")
            for problem in [*case.iter("failure"), *case.iter("error")]
        }


def maven(project: Project, folder: Path, *words: str) -> str:
    jdk = find_jdk(project, os.environ)
    assert jdk, "no JDK"
    done = subprocess.run(
        [project.root / "mvnw", "--batch-mode", "--no-transfer-progress", *words],
        cwd=folder,
        env={**os.environ, "JAVA_HOME": str(jdk.home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=500,
    )
    return done.stdout


@pytest.fixture(scope="module")
def repository(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A local repository that has Heddle as it is here, and else what the user's own has."""
    said = maven(
        project,
        project.root,
        *("package", "-pl", "kernel/junit,kernel/agent", "-am", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true"),
    )
    assert "BUILD SUCCESS" in said, said
    repository = tmp_path_factory.mktemp("repository")

    def keep(source: Path, artifact: str, ending: str) -> None:
        folder = repository / "dev" / "heddle" / artifact / VERSION
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder / f"{artifact}-{VERSION}.{ending}")

    keep(project.root / "pom.xml", "heddle", "pom")
    for module in MODULES:
        folder = project.root / "kernel" / module
        keep(folder / "pom.xml", f"heddle-{module}", "pom")
        keep(folder / "target" / f"heddle-{module}-{VERSION}.jar", f"heddle-{module}", "jar")
    return repository


def versions(project: Project) -> dict[str, str]:
    """Those that Heddle is built with: they are on this machine already."""
    pom = (project.root / "pom.xml").read_text(encoding="utf-8")

    def version(pattern: str) -> str:
        found = re.search(pattern + r"([^<]+)<", pom)
        assert found, pattern
        return found[1]

    plugins = {
        name: version(rf"<artifactId>maven-{name}-plugin</artifactId>\s*<version>")
        for name in ("resources", "compiler", "surefire")
    }
    return {"heddle": VERSION, "junit": version("<junit.version>"), **plugins}


def run(
    project: Project, repository: Path, folder: Path, parameters: str = "", tests: str = TESTS, jvm: str = ""
) -> Build:
    source = folder / "src" / "test" / "java" / "com" / "acme" / "ShopTest.java"
    source.parent.mkdir(parents=True)
    source.write_text(tests, encoding="utf-8")
    (folder / "pom.xml").write_text(POM.format(parameters=parameters, **versions(project)), encoding="utf-8")
    users = Path.home() / ".m2" / "repository"
    said = maven(
        project,
        folder,
        "test",
        f"-DargLine={jvm}",
        *(f"-Dmaven.repo.local={repository}", f"-Dmaven.repo.local.tail={users}"),
    )
    return Build(folder, said)


@pytest.fixture(scope="module")
def build(project: Project, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    yield run(project, repository, tmp_path_factory.mktemp("a project"))


def test_only_what_fails_has_a_picture_beside_the_report(build: Build) -> None:
    assert "Tests run: 4, Failures: 2, Errors: 1, Skipped: 0" in build.said, build.said
    assert sorted(path.name for path in build.reports.glob("*.html")) == [
        "com.acme.ShopTest.breaks.html",
        "com.acme.ShopTest.fails-1.html",
        "com.acme.ShopTest.fails-2.html",
    ]


def test_the_report_names_the_file_and_the_type_of_the_failure(build: Build) -> None:
    failures = build.failures()
    assert len(failures) == 3
    for name, text in failures.items():
        named = re.findall(r"What its threads did: (file:\S+)", text)
        assert named, text
        picture = Path(unquote(urlparse(named[0]).path))
        assert picture.is_file() and picture.parent.samefile(build.reports), name
    assert failures["breaks"].startswith("java.lang.IllegalStateException\nbroken\n")
    first = next(text for name, text in failures.items() if "[1]" in name)
    assert first.startswith("org.opentest4j.AssertionFailedError\n")
    assert "was to start no threads, but started 1 thread:" in first
    assert "of-first (platform thread), started by ForkJoinPool-1-worker-" in first
    assert "asleep for" in first and "at ShopTest.java:" in first


def test_each_picture_shows_its_own_test_alone(build: Build) -> None:
    for file, own in (("breaks", "breaks"), ("fails-1", "first"), ("fails-2", "second")):
        picture = (build.reports / f"com.acme.ShopTest.{file}.html").read_text(encoding="utf-8")
        shown = set(re.findall(r"of-(passes|breaks|first|second)", picture))
        assert shown == {own}, file
        assert "surefire-forkedjvm" not in picture


def test_maven_shows_the_file_in_its_closing_lines(build: Build) -> None:
    closing = build.said.split("[ERROR] Failures:")[1]
    assert closing.count("What its threads did: file:/") == 3, build.said


def test_another_directory_may_be_named(project: Project, repository: Path, tmp_path: Path) -> None:
    there = run(project, repository, tmp_path, "heddle.reports=target/pictures")
    assert len(list((tmp_path / "target" / "pictures").glob("*.html"))) == 3, there.said
    assert not list(there.reports.glob("*.html"))


def test_what_cannot_be_traced_fails_only_who_asks(project: Project, repository: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "a file"
    nowhere.touch()
    there = run(project, repository, tmp_path, jvm=f"-Djava.io.tmpdir='{nowhere}'")
    failures = there.failures()
    assert len(failures) == 4, there.said
    assert "cannot record: " in failures["passes(TestTrace)"]
    assert failures["breaks"].startswith("java.lang.IllegalStateException\nbroken\nThere is no picture"), failures
    assert "start Java with -Djava.io.tmpdir=" in failures["breaks"]


def test_with_the_agent_virtual_threads_of_parallel_tests_do_not_mix(
    project: Project, repository: Path, tmp_path: Path
) -> None:
    agent = repository / "dev" / "heddle" / "heddle-agent" / VERSION / f"heddle-agent-{VERSION}.jar"
    there = run(project, repository, tmp_path, tests=VIRTUAL_TESTS, jvm=f"-javaagent:{agent}")
    assert "Tests run: 2, Failures: 0, Errors: 0, Skipped: 0" in there.said, there.said
