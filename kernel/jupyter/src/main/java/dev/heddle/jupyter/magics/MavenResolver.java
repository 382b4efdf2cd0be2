package dev.heddle.jupyter.magics;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gets jars and what they need at run time from Maven repositories: those of {@code ~/.m2/settings.xml}, Maven Central,
 * and those added; through the local repository, which keeps what was downloaded.
 *
 * <p>No class of Maven is loaded before the first {@link #resolve}, so a kernel that does without starts sooner.
 * Thread-safe; one resolution at a time.
 */
public final class MavenResolver implements AutoCloseable {
    private final @Nullable Path localRepository;
    private final @Nullable Path settings;
    private final Map<String, String> extraRepositories = new LinkedHashMap<>();
    private @Nullable MavenSession session;

    /** Resolves as the {@code mvn} command of this user would. */
    public MavenResolver() {
        this(null, null);
    }

    /** A null takes the user's own. */
    MavenResolver(@Nullable Path localRepository, @Nullable Path settings) {
        this.localRepository = localRepository;
        this.settings = settings;
    }

    /**
     * Searches one more repository from now on, after the others; a second one of the same id replaces the first.
     *
     * @throws MavenException if {@code url} is no http, https or file address
     */
    public synchronized void addRepository(String id, String url) throws MavenException {
        if (!id.matches("[\\w.-]+") || !isRepositoryUrl(url)) {
            throw new MavenException("Not a repository: " + id + " " + url + ".\n"
                    + "Write an id and an address, e.g. %mavenRepo jitpack https://jitpack.io");
        }
        extraRepositories.put(id, url);
    }

    /**
     * Resolves artifacts together, so that they agree on the versions of what they share.
     *
     * @param coordinates each {@code group:artifact[:extension[:classifier]]:version}
     * @return files in the local repository, the artifacts asked for first, each once
     * @throws MavenException if one cannot be had
     */
    public synchronized List<Path> resolve(List<String> coordinates, DownloadProgress progress) throws MavenException {
        var artifacts = new ArrayList<MavenCoordinates>();
        for (String each : coordinates) {
            artifacts.add(MavenCoordinates.parse(each));
        }
        if (session == null) {
            session = MavenSession.open(localRepository, settings);
        }
        return session.resolve(artifacts, extraRepositories, progress);
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private static boolean isRepositoryUrl(String url) {
        try {
            URI uri = new URI(url);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "");
            return scheme.equals("file") || (scheme.matches("https?") && uri.getHost() != null);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
