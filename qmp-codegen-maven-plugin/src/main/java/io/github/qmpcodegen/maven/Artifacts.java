package io.github.qmpcodegen.maven;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Resolves the jars that a module takes sources from, when they are needed.
 *
 * <p>The goals do not ask Maven to resolve the module's dependencies: that fails for modules of the same build that are
 * not compiled yet, even for users who do not need them for their sources.
 */
final class Artifacts {

    private final RepositorySystem repositories;
    private final RepositorySystemSession session;
    private final MavenProject module;

    Artifacts(RepositorySystem repositories, RepositorySystemSession session, MavenProject module) {
        this.repositories = repositories;
        this.session = session;
        this.module = module;
    }

    /**
     * Returns the jar of an artifact, or its folder of classes if it is a module of this build that is not packaged
     * yet.
     *
     * @param coordinates {@code group:artifact}, optionally followed by version, type and classifier
     * @throws MojoFailureException if there is no such artifact
     */
    Path resolve(String coordinates) throws MojoFailureException {
        String[] parts = coordinates.split(":", -1);
        if (parts.length < 2 || parts.length > 5 || Stream.of(parts).anyMatch(String::isBlank)) {
            throw new MojoFailureException("The source 'mvn:" + coordinates
                    + "' does not name an artifact; expected mvn:group:artifact:version!/path/in/the/jar, the version only where"
                    + " the module does not manage it.");
        }
        Dependency dependency = new Dependency();
        dependency.setGroupId(parts[0]);
        dependency.setArtifactId(parts[1]);
        if (parts.length > 3) {
            dependency.setType(parts[3]);
        }
        if (parts.length > 4) {
            dependency.setClassifier(parts[4]);
        }
        dependency.setVersion(parts.length > 2 ? parts[2] : managedVersion(dependency));
        return resolve(dependency);
    }

    /** Returns the jar of a dependency. */
    Path resolve(Dependency dependency) throws MojoFailureException {
        ArtifactRequest request = new ArtifactRequest(
                RepositoryUtils.toDependency(dependency, session.getArtifactTypeRegistry())
                        .getArtifact(),
                module.getRemoteProjectRepositories(),
                null);
        try {
            return repositories
                    .resolveArtifact(session, request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new MojoFailureException(
                    "Cannot take a source from " + request.getArtifact() + ": " + e.getMessage(), e);
        }
    }

    private String managedVersion(Dependency dependency) throws MojoFailureException {
        Optional<DependencyManagement> management = Optional.ofNullable(module.getDependencyManagement());
        return Stream.concat(
                        module.getDependencies().stream(),
                        management.stream().flatMap(managed -> managed.getDependencies().stream()))
                .filter(known -> known.getGroupId().equals(dependency.getGroupId())
                        && known.getArtifactId().equals(dependency.getArtifactId()))
                .map(Dependency::getVersion)
                .findFirst()
                .orElseThrow(() -> {
                    String name = dependency.getGroupId() + ":" + dependency.getArtifactId();
                    return new MojoFailureException("The source 'mvn:" + name
                            + "' has no version, and the module has no dependency on it; write mvn:" + name
                            + ":VERSION.");
                });
    }

    static boolean isJar(Dependency dependency) {
        return dependency.getType().toLowerCase(Locale.ROOT).contains("jar");
    }
}
