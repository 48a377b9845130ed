package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.codegen.source.AccessProblem;
import io.github.qmpcodegen.codegen.source.LibraryAccess;
import io.github.qmpcodegen.codegen.source.SourcePattern;
import io.github.qmpcodegen.codegen.source.Sources;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** Resolves the sources that a POM names: files, folders and patterns, in the module and in jars. */
final class ModuleSources {

    private static final String ARTIFACT = "mvn:";
    private static final String IN_JAR = "!";
    private static final String CLASS_PATH = "classpath:";

    private final MavenProject module;
    private final Artifacts artifacts;
    private final LibraryAccess access;
    private final Predicate<Dependency> onClassPath;
    private final Set<String> mounted = new HashSet<>();

    /**
     * Creates the resolution for a module.
     *
     * @param module the module
     * @param artifacts resolves jars
     * @param access reads the module's files, and those of jars that are added to it
     * @param onClassPath which of the module's dependencies class-path resources are looked for in
     */
    ModuleSources(MavenProject module, Artifacts artifacts, LibraryAccess access, Predicate<Dependency> onClassPath) {
        this.module = module;
        this.artifacts = artifacts;
        this.access = access;
        this.onClassPath = onClassPath;
    }

    /** Returns the paths of the sources, for {@link LibraryAccess}. */
    List<String> resolve(List<String> configured) throws MojoFailureException, MojoExecutionException {
        List<String> sources = new ArrayList<>();
        for (String source : configured) {
            String path = path(source.strip());
            if (access.isFile(path) || access.isFolder(path) || Sources.isAddress(path)) {
                sources.add(path);
                continue;
            }
            if (!SourcePattern.isPattern(path)) {
                throw new MojoFailureException("The source '" + source + "' does not exist; expected a file or folder "
                        + whereabouts(path) + ".");
            }
            List<String> found = expand(path);
            if (found.isEmpty()) {
                throw new MojoFailureException("No file matches the source '" + source + "' in " + module.getBasedir()
                        + "; expected a pattern such as src/main/qmp/**/*.hx.");
            }
            sources.addAll(found);
        }
        return sources.stream().distinct().toList();
    }

    private String whereabouts(String path) {
        if (path.startsWith(ARTIFACT)) {
            return "in the jar of " + path.substring(ARTIFACT.length(), path.indexOf(IN_JAR));
        }
        return path.startsWith(CLASS_PATH)
                ? "in one of the jars that the module's POM names as dependencies"
                : "below " + module.getBasedir();
    }

    private List<String> expand(String pattern) throws MojoExecutionException {
        try {
            return SourcePattern.of(pattern).files(access);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot look for '" + pattern + "': " + AccessProblem.reason(e) + ".", e);
        }
    }

    /** Returns the path of a source, after making its jar accessible. */
    private String path(String source) throws MojoFailureException, MojoExecutionException {
        if (source.startsWith(ARTIFACT)) {
            int inside = source.indexOf(IN_JAR);
            String coordinates = source.substring(ARTIFACT.length(), inside < 0 ? source.length() : inside);
            String prefix = ARTIFACT + coordinates + IN_JAR;
            if (mounted.add(prefix)) {
                mount(prefix, artifacts.resolve(coordinates));
            }
            return inside < 0 ? prefix : source;
        }
        if (source.startsWith(CLASS_PATH)) {
            if (mounted.add(CLASS_PATH)) {
                for (Dependency dependency : module.getDependencies()) {
                    if (Artifacts.isJar(dependency) && onClassPath.test(dependency)) {
                        mount(CLASS_PATH, artifacts.resolve(dependency));
                    }
                }
            }
            String name = source.substring(CLASS_PATH.length());
            return CLASS_PATH + (name.startsWith("/") ? name.substring(1) : name);
        }
        return relative(source);
    }

    private void mount(String prefix, Path library) throws MojoExecutionException {
        try {
            access.add(prefix, library);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read " + library + ": " + AccessProblem.reason(e) + ".", e);
        }
    }

    /**
     * Returns the path relative to the module if it is below it, so that the same build elsewhere asks for the same.
     */
    private String relative(String source) {
        Path base = module.getBasedir().toPath();
        try {
            Path path = Path.of(source);
            Path shown = path.isAbsolute() && path.startsWith(base) ? base.relativize(path) : path;
            return shown.toString().replace('\\', '/');
        } catch (InvalidPathException e) {
            // A pattern, or an address; on some systems neither can be a path.
            return source;
        }
    }
}
