package dev.heddle.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MavenResolverTest {
    @TempDir
    private static Path directory;

    private static Path settings;

    @BeforeAll
    static void writeSettings() throws IOException {
        settings = Files.writeString(directory.resolve("settings.xml"), "<settings/>");
    }

    private static MavenResolver resolver() {
        return new MavenResolver(directory.resolve("repository"), settings);
    }

    private static List<String> resolve(MavenResolver resolver, String... coordinates) throws MavenException {
        return resolver.resolve(List.of(coordinates), DownloadProgress.SILENT).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @Test
    void jarsWithWhatTheyNeed() throws MavenException {
        try (var resolver = resolver()) {
            var files = resolver.resolve(List.of("org.apache.commons:commons-text:1.14.0"), DownloadProgress.SILENT);
            assertThat(files).allMatch(Files::isRegularFile).allMatch(file -> file.startsWith(directory));
            assertThat(files.stream().map(file -> file.getFileName().toString()))
                    .containsExactly("commons-text-1.14.0.jar", "commons-lang3-3.18.0.jar");
        }
    }

    @Test
    void severalAgreeOnVersions() throws MavenException {
        try (var resolver = resolver()) {
            assertThat(resolve(
                            resolver,
                            "org.apache.commons:commons-text:1.14.0",
                            "org.apache.commons:commons-lang3:jar:3.17.0"))
                    .containsExactly("commons-text-1.14.0.jar", "commons-lang3-3.17.0.jar");
        }
    }

    @Test
    void classifier() throws MavenException {
        try (var resolver = resolver()) {
            assertThat(resolve(resolver, "org.jspecify:jspecify:jar:sources:1.0.0"))
                    .containsExactly("jspecify-1.0.0-sources.jar");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:b", "a:b:c:d:e:f", "a::1", "a:b:", ":b:1", "a b:c:1", "a:../b:1", "a:b:../1"})
    void malformedCoordinates(String coordinates) {
        try (var resolver = resolver()) {
            assertThatExceptionOfType(MavenException.class)
                    .isThrownBy(() -> resolve(resolver, coordinates))
                    .withMessageContaining("\"" + coordinates + "\"")
                    .withMessageContaining("Write group:artifact:version, e.g. ");
        }
    }

    @Test
    void missingVersionNamesNewestOnes() {
        try (var resolver = resolver()) {
            assertThatExceptionOfType(MavenException.class)
                    .isThrownBy(() -> resolve(resolver, "org.jspecify:jspecify:0.0.77"))
                    .withMessageContaining("Not found: org.jspecify:jspecify:jar:0.0.77")
                    .withMessageContaining("Newest versions there: ")
                    .withMessageContaining("1.0.0")
                    .withMessageContaining("Searched: central (https://repo");
        }
    }

    @Test
    void missingFormOfVersion() {
        try (var resolver = resolver()) {
            assertThatExceptionOfType(MavenException.class)
                    .isThrownBy(() -> resolve(resolver, "org.jspecify:jspecify:jar:nonsense:1.0.0"))
                    .withMessageContaining("not as a jar with the classifier nonsense");
        }
    }

    @Test
    void missingArtifactNamesAllRepositories(@TempDir Path empty) throws MavenException {
        try (var resolver = resolver()) {
            resolver.addRepository("mine", empty.toUri().toString());
            assertThatExceptionOfType(MavenException.class)
                    .isThrownBy(() -> resolve(resolver, "dev.heddle.nowhere:nothing:1"))
                    .withMessageContaining("Not found: dev.heddle.nowhere:nothing:jar:1")
                    .withMessageContaining("%mavenRepo id url")
                    .withMessageContaining("central (https://repo")
                    .withMessageContaining("mine (file:");
        }
    }

    @Test
    void addedRepositoryIsSearched(@TempDir Path mine) throws Exception {
        Path version = Files.createDirectories(mine.resolve("dev/heddle/nowhere/local/1"));
        Files.write(version.resolve("local-1.jar"), new byte[] {'P', 'K', 5, 6});
        Files.writeString(
                version.resolve("local-1.pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>dev.heddle.nowhere</groupId>"
                        + "<artifactId>local</artifactId><version>1</version></project>");
        try (var resolver = resolver()) {
            resolver.addRepository("mine", mine.toUri().toString());
            assertThat(resolve(resolver, "dev.heddle.nowhere:local:1")).containsExactly("local-1.jar");
        }
    }

    @Test
    void noNetwork(@TempDir Path home) throws Exception {
        int deadPort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            deadPort = socket.getLocalPort();
        }
        Path mirrored = Files.writeString(
                home.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>dead</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:" + deadPort
                        + "/</url></mirror></mirrors></settings>");
        try (var resolver = new MavenResolver(home.resolve("repository"), mirrored)) {
            assertThatExceptionOfType(MavenException.class)
                    .isThrownBy(() -> resolve(resolver, "org.jspecify:jspecify:1.0.0"))
                    .withMessageContaining("org.jspecify:jspecify")
                    .withMessageContaining("dead (http://127.0.0.1:" + deadPort)
                    .withMessageContaining("Check the network");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no url", "ftp://host/", "https:", "jitpack.io"})
    void repositoryNeedsAddress(String url) {
        try (var resolver = resolver()) {
            assertThatExceptionOfType(MavenException.class)
                    .isThrownBy(() -> resolver.addRepository("id", url))
                    .withMessageContaining("e.g. %mavenRepo jitpack https://jitpack.io");
        }
    }

    /** A class loader that knows nothing of Maven would fail at the first of its classes. */
    @Test
    void mavenIsLoadedAtFirstUseOnly() throws Exception {
        URL own = MavenResolver.class.getProtectionDomain().getCodeSource().getLocation();
        try (var loader = new URLClassLoader(new URL[] {own}, ClassLoader.getPlatformClassLoader())) {
            Object resolver = loader.loadClass(MavenResolver.class.getName())
                    .getConstructor()
                    .newInstance();
            var addRepository = resolver.getClass().getMethod("addRepository", String.class, String.class);
            addRepository.invoke(resolver, "mine", "https://example.org/");
            ((AutoCloseable) resolver).close();
            assertThat(resolver.getClass().getClassLoader()).isSameAs(loader);
        }
    }
}
