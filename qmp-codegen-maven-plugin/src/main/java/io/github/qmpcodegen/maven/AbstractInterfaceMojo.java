package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.codegen.source.AccessProblem;
import io.github.qmpcodegen.codegen.source.Defines;
import io.github.qmpcodegen.codegen.source.LibraryAccess;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.jspecify.annotations.Nullable;

/** The base class of all goals, which read sources that describe an interface. */
abstract class AbstractInterfaceMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private @Nullable MojoExecution execution;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private @Nullable RepositorySystemSession session;

    /**
     * Whether to skip this goal.
     *
     * <p>Example: {@code <skip>true</skip>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Whether the address of a running server may be a source, such as {@code unix:/run/qemu.sock} or
     * {@code tcp:localhost:4444}, or a QEMU to start, such as {@code qemu:/usr/bin/qemu-system-x86_64}. Such a build
     * depends on the server that it happens to meet, and is never up to date.
     *
     * <p>Example: {@code <allowLiveServer>true</allowLiveServer>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.allowLiveServer", defaultValue = "false")
    private boolean allowLiveServer;

    /**
     * The values of macros that a {@code .hx} file uses but does not define, as {@code NAME=VALUE}: C code if the value is
     * in double quotes, otherwise the text of a string. The default is none: an entry whose name or arguments depend on
     * such a macro, and whose documentation does not give its name, is left out with a warning.
     *
     * <p>Example: {@code <defines><define>VENDOR_PREFIX=__com.acme_</define></defines>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.defines")
    private List<String> defines = List.of();

    /**
     * The sources of several releases, to generate one interface that covers them all: each is a release, an equals sign
     * and a source as in {@code sources}. Cannot be combined with {@code sources}. The default is none.
     *
     * <p>Example: {@code <releases><release>7.2=src/main/qmp/7.2</release><release>10.0=src/main/qmp/10.0</release></releases>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.releases")
    private List<String> releases = List.of();

    /**
     * The oldest release that matters, where the sources cover several: what only older ones have is left out. The default
     * is the oldest of the releases.
     *
     * <p>Example: {@code <oldest>5.0</oldest>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.oldest")
    private @Nullable String oldest;

    /**
     * The oldest release for which promises count: a member that only older servers may leave out counts as promised.
     * The default is the oldest of the releases.
     *
     * <p>Example: {@code <floor>7.2</floor>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.floor")
    private @Nullable String floor;

    private final RepositorySystem repositories;

    AbstractInterfaceMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /** Whether to skip the goal. */
    boolean isSkipped() {
        return skip;
    }

    /** The message to log if the goal is skipped. */
    abstract String skippedMessage();

    /**
     * Runs the goal.
     *
     * @param access reads the module's files, and those of jars that are added to it
     * @throws IOException if something cannot be read or written
     */
    abstract void execute(LibraryAccess access) throws MojoExecutionException, MojoFailureException, IOException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (isSkipped()) {
            getLog().info(skippedMessage());
            return;
        }
        warnOfUnknownParameters();
        long start = System.nanoTime();
        try (LibraryAccess access = new LibraryAccess(SourceAccess.below(folder()))) {
            execute(access);
            getLog().debug("Took " + (System.nanoTime() - start) / 1_000_000 + " ms");
        } catch (IOException e) {
            throw new MojoExecutionException(capitalized(AccessProblem.sentence(e)), e);
        } catch (OutOfMemoryError e) {
            throw new MojoExecutionException(
                    "The sources of " + here() + " need more than the "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB of memory that Maven has; raise the limit with -Xmx in MAVEN_OPTS.",
                    e);
        } catch (StackOverflowError e) {
            throw new MojoFailureException("Something in the sources of " + here() + " is nested too deeply.", e);
        }
    }

    private void warnOfUnknownParameters() {
        MojoExecution current = execution();
        Plugin plugin = module().getPlugin(current.getPlugin().getKey());
        if (plugin != null) {
            Set<String> known = current.getMojoDescriptor().getPluginDescriptor().getMojos().stream()
                    .flatMap(goal -> goal.getParameters().stream())
                    .map(org.apache.maven.plugin.descriptor.Parameter::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            UnknownParameters.problems(plugin, current.getExecutionId(), known).forEach(getLog()::warn);
        }
    }

    /**
     * Returns the sources, with the macros that the POM defines.
     *
     * @param configured the sources that the POM names; may be empty
     * @param usual the folder to read in that case
     * @param onClassPath which of the module's dependencies class-path resources are looked for in
     * @param access reads the module's files, and those of jars that are added to it
     */
    final Sources sources(
            List<String> configured, String usual, Predicate<Dependency> onClassPath, LibraryAccess access)
            throws MojoExecutionException, MojoFailureException {
        if (!configured.isEmpty() && !releases.isEmpty()) {
            throw new MojoFailureException("Both sources and releases are set in " + here()
                    + "; to generate from several releases, name all sources in <releases>, as in"
                    + " <release>7.2=PATH</release>.");
        }
        if (configured.isEmpty() && releases.isEmpty() && !access.isFolder(usual)) {
            throw new MojoFailureException("No source is set, and there is no folder " + usual
                    + "; add <sources><source>PATH</source></sources> to the configuration of " + here() + ".");
        }
        Artifacts artifacts = new Artifacts(repositories, injected(session), module());
        ModuleSources module = new ModuleSources(module(), artifacts, access, onClassPath);
        List<String> paths = releases.isEmpty()
                ? module.resolve(configured.isEmpty() ? List.of(usual) : configured)
                : labelled(module);
        Sources sources = Sources.of(paths)
                .withDefines(defines())
                .withOldest(release("oldest release", oldest))
                .withFloor(release("floor", floor));
        List<String> addresses = sources.addresses();
        if (!allowLiveServer && !addresses.isEmpty()) {
            throw new MojoFailureException("The source '" + addresses.get(0)
                    + "' asks a server, and builds should not depend on one; use a file with its answer to"
                    + " query-qmp-schema instead, or set <allowLiveServer>true</allowLiveServer> in " + here() + ".");
        }
        return sources;
    }

    private List<String> labelled(ModuleSources module) throws MojoExecutionException, MojoFailureException {
        List<String> paths = new ArrayList<>();
        for (String labelled : releases) {
            String source = labelled.strip();
            if (Sources.label(source).isEmpty()) {
                throw new MojoFailureException("'" + source + "' in the releases of " + here()
                        + " has no release; expected a release and a source, such as 7.2=src/main/qmp/7.2.");
            }
            String label = source.substring(0, source.indexOf('=') + 1);
            module.resolve(List.of(Sources.unlabelled(source))).forEach(path -> paths.add(label + path));
        }
        return paths;
    }

    private @Nullable Release release(String parameter, @Nullable String text) throws MojoFailureException {
        if (text == null) {
            return null;
        }
        return Release.of(text)
                .orElseThrow(() -> new MojoFailureException(
                        "The " + parameter + " of " + here() + " is '" + text + "'; expected a release such as 7.2."));
    }

    private Defines defines() throws MojoFailureException {
        try {
            return Defines.of(defines);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("In the defines of " + here() + ", " + e.getMessage() + ".", e);
        }
    }

    /** The module that is being built. */
    final MavenProject module() {
        return injected(project);
    }

    /** The module's folder. */
    final Path folder() {
        return module().getBasedir().toPath();
    }

    /** The execution of the goal in the POM. */
    final MojoExecution execution() {
        return injected(execution);
    }

    /** The place in the POM, in words. */
    final String here() {
        return "execution '" + execution().getExecutionId() + "'";
    }

    private static String capitalized(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }

    /** Returns something that Maven always injects. */
    static <T> T injected(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("goals run in Maven only");
        }
        return value;
    }
}
