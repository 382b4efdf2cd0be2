package dev.heddle.jupyter.magics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.jspecify.annotations.Nullable;

/** Says why artifacts could not be resolved, and what to do about it. */
final class ResolutionFailure {
    private static final int VERSIONS_NAMED = 5;

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    ResolutionFailure(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.system = system;
        this.session = session;
        this.repositories = repositories;
    }

    MavenException explain(DependencyResolutionException failure) {
        var causes = causes(failure);
        var unreachable = causes.stream()
                .filter(cause ->
                        cause instanceof ArtifactTransferException && !(cause instanceof ArtifactNotFoundException))
                .map(ArtifactTransferException.class::cast)
                .toList();
        if (!unreachable.isEmpty()) {
            return new MavenException(unreachable(unreachable.getFirst()), failure);
        }
        String missing = causes.stream()
                .filter(ArtifactNotFoundException.class::isInstance)
                .map(cause -> ((ArtifactNotFoundException) cause).getArtifact())
                .filter(Objects::nonNull)
                .distinct()
                .map(this::notFound)
                .collect(Collectors.joining("\n"));
        if (missing.isEmpty()) {
            return new MavenException("Maven could not resolve this: " + failure.getMessage(), failure);
        }
        return new MavenException(missing + "\nSearched: " + searched() + ".", failure);
    }

    private String unreachable(ArtifactTransferException failure) {
        RemoteRepository repository = failure.getRepository();
        String where = repository == null ? "a repository" : name(repository);
        return "Could not get " + failure.getArtifact() + " from " + where + ": " + deepest(failure) + ".\n"
                + "Check the network, or the proxy in ~/.m2/settings.xml; what is in the local repository ("
                + session.getLocalRepository().getBasedir() + ") needs no network.";
    }

    private String notFound(Artifact artifact) {
        List<String> versions = newestVersions(artifact);
        String found = "Not found: " + artifact + ".\n";
        if (versions.isEmpty()) {
            return found + "No version of " + artifact.getGroupId() + ":" + artifact.getArtifactId()
                    + " is there either: check the spelling (https://central.sonatype.com/search?q="
                    + artifact.getArtifactId() + "), or add the repository that has it: %mavenRepo id url";
        }
        return versions.contains(artifact.getBaseVersion())
                ? found + "That version exists, but not as " + form(artifact) + "."
                : found + "Newest versions there: " + String.join(", ", versions) + ".";
    }

    private static String form(Artifact artifact) {
        String classifier =
                artifact.getClassifier().isEmpty() ? "" : " with the classifier " + artifact.getClassifier();
        return "a " + artifact.getExtension() + classifier;
    }

    private List<String> newestVersions(Artifact artifact) {
        try {
            var request = new VersionRangeRequest(artifact.setVersion("[0,)"), repositories, null);
            var versions = new ArrayList<>(system.resolveVersionRange(session, request).getVersions().stream()
                    .map(Object::toString)
                    .toList());
            Collections.reverse(versions);
            int wanted = versions.indexOf(artifact.getBaseVersion()); // missing in another form only
            return versions.subList(0, Math.min(versions.size(), Math.max(VERSIONS_NAMED, wanted + 1)));
        } catch (VersionRangeResolutionException unknown) {
            return List.of();
        }
    }

    private String searched() {
        return repositories.stream().map(ResolutionFailure::name).collect(Collectors.joining(", "));
    }

    private static String name(RemoteRepository repository) {
        return repository.getId() + " (" + repository.getUrl() + ")";
    }

    private static String deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ", " + cause.getMessage();
    }

    /** The failures inside {@code failure}: of causes, and of the artifacts that were tried at once. */
    private static Set<Throwable> causes(Throwable failure) {
        var causes = new LinkedHashSet<Throwable>();
        collect(failure, causes);
        return causes;
    }

    private static void collect(@Nullable Throwable failure, Set<Throwable> causes) {
        if (failure == null || !causes.add(failure)) {
            return;
        }
        if (failure instanceof ArtifactResolutionException resolution) {
            resolution.getResults().forEach(result -> result.getExceptions().forEach(each -> collect(each, causes)));
        }
        collect(failure.getCause(), causes);
    }
}
