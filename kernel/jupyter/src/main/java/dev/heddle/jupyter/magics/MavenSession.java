package dev.heddle.jupyter.magics;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.ResolutionErrorPolicy;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;
import org.jspecify.annotations.Nullable;

/** Maven's resolver, set up once: the only class here that makes Maven's own classes load. */
final class MavenSession implements AutoCloseable {
    /** Held, since a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.eclipse.aether"),
            Logger.getLogger("org.apache.maven"),
            Logger.getLogger("org.apache.http"),
            Logger.getLogger("eu.maveniverse"));

    private final Context context;

    private MavenSession(Context context) {
        this.context = context;
    }

    static MavenSession open(@Nullable Path localRepository, @Nullable Path settings) {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE)); // what matters is in the exceptions
        var overrides = ContextOverrides.create().withUserSettings(true);
        if (localRepository != null) {
            overrides.withLocalRepositoryOverride(localRepository);
        }
        if (settings != null) {
            overrides.withUserSettingsXmlOverride(settings);
        }
        return new MavenSession(new StandaloneStaticRuntime().create(overrides.build()));
    }

    List<Path> resolve(
            List<MavenCoordinates> artifacts, Map<String, String> extraRepositories, DownloadProgress progress)
            throws MavenException {
        var session = new DefaultRepositorySystemSession(context.repositorySystemSession());
        session.setTransferListener(new TransferProgress(progress, System::nanoTime));
        // Someone at a notebook tries again at once, and means it.
        session.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(ResolutionErrorPolicy.CACHE_DISABLED, 0));
        var repositories = repositories(session, extraRepositories);
        var request = new CollectRequest(dependencies(artifacts), List.of(), repositories);
        try {
            return context
                    .repositorySystem()
                    .resolveDependencies(
                            session,
                            new DependencyRequest(request, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME)))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .filter(artifact -> !artifact.getExtension().equals("pom"))
                    .map(artifact -> Objects.requireNonNull(artifact.getFile()).toPath())
                    .distinct()
                    .toList();
        } catch (DependencyResolutionException failure) {
            throw new ResolutionFailure(context.repositorySystem(), session, repositories).explain(failure);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private List<RemoteRepository> repositories(
            DefaultRepositorySystemSession session, Map<String, String> extraRepositories) {
        var extra = extraRepositories.entrySet().stream()
                .map(entry -> new RemoteRepository.Builder(entry.getKey(), "default", entry.getValue()).build())
                .toList();
        var repositories = new ArrayList<>(context.remoteRepositories());
        repositories.removeIf(repository -> extraRepositories.containsKey(repository.getId()));
        repositories.addAll(context.repositorySystem().newResolutionRepositories(session, extra));
        return repositories;
    }

    private static List<Dependency> dependencies(List<MavenCoordinates> artifacts) {
        return artifacts.stream()
                .map(MavenSession::artifact)
                .map(artifact -> new Dependency(artifact, JavaScopes.RUNTIME))
                .toList();
    }

    private static Artifact artifact(MavenCoordinates coordinates) {
        return new DefaultArtifact(
                coordinates.group(),
                coordinates.artifact(),
                coordinates.classifier(),
                coordinates.extension(),
                coordinates.version());
    }
}
