package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.emit.Builders;
import io.github.qmpcodegen.codegen.emit.JavadocLevel;
import io.github.qmpcodegen.codegen.source.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What is to be generated, and where.
 *
 * @param sources what describes the interface
 * @param selection which part of the interface is generated
 * @param packageName the package of the generated types
 * @param content what is written of each thing
 * @param output the folder in which the package's folders begin
 * @param mode what is done with the output
 */
public record GenerationRequest(
        Sources sources, Selection selection, String packageName, Content content, Path output, Mode mode) {

    /**
     * Checks the package name.
     *
     * @throws IllegalArgumentException if the package name is none
     */
    public GenerationRequest {
        Objects.requireNonNull(sources, "sources");
        Objects.requireNonNull(output, "output");
        PackageName.problem(packageName).ifPresent(problem -> {
            throw new IllegalArgumentException("'" + packageName + "' " + problem);
        });
    }

    /**
     * Begins a request for the whole interface with its whole documentation, to be written.
     *
     * @param sources what describes the interface
     * @param packageName the package of the generated types
     * @param output the folder in which the package's folders begin
     */
    public static Builder builder(Sources sources, String packageName, Path output) {
        return new Builder(sources, packageName, output);
    }

    /**
     * A part of an interface, by patterns of names in which {@code *} stands for any characters and {@code ?} for one.
     *
     * @param includes patterns of the commands, events and types to be generated; empty for all commands and events
     * @param excludes patterns of the commands, events and types not to be generated
     */
    public record Selection(List<String> includes, List<String> excludes) {

        /** Copies the lists. */
        public Selection {
            includes = List.copyOf(includes);
            excludes = List.copyOf(excludes);
        }
    }

    /**
     * What is written of each thing.
     *
     * @param javadoc how much of the documentation of the sources
     * @param builders which types have builders
     * @param generatedAnnotation whether the types carry {@code @Generated}
     * @param examples whether the documented examples are written, too, as a resource beside the types
     */
    public record Content(JavadocLevel javadoc, Builders builders, boolean generatedAnnotation, boolean examples) {}

    /** What is done with the output. */
    public enum Mode {
        /** Files that differ are written, and those that are no longer generated deleted. */
        WRITE,
        /** Nothing is written; the result tells what would be. */
        DRY_RUN,
        /** Nothing is written; output that is not up to date is a failure. */
        VERIFY
    }

    /** Makes requests. Not safe for use by several threads. */
    public static final class Builder {

        private final Sources sources;
        private final String packageName;
        private final Path output;
        private List<String> includes = List.of();
        private List<String> excludes = List.of();
        private JavadocLevel javadoc = JavadocLevel.FULL;
        private Builders builders = Builders.ALL;
        private boolean generatedAnnotation = true;
        private boolean examples;
        private Mode mode = Mode.WRITE;

        private Builder(Sources sources, String packageName, Path output) {
            this.sources = sources;
            this.packageName = packageName;
            this.output = output;
        }

        /** Patterns of the commands, events and types to be generated; by default all commands and events are. */
        public Builder includes(List<String> patterns) {
            includes = patterns;
            return this;
        }

        /** Patterns of the commands, events and types not to be generated; by default none. */
        public Builder excludes(List<String> patterns) {
            excludes = patterns;
            return this;
        }

        /** How much of the documentation of the sources is written; by default all of it. */
        public Builder javadoc(JavadocLevel level) {
            javadoc = level;
            return this;
        }

        /** Which types have builders; by default all but those that a constructor makes as well. */
        public Builder builders(Builders wanted) {
            builders = wanted;
            return this;
        }

        /** Whether the types carry {@code @Generated}; by default they do. */
        public Builder generatedAnnotation(boolean wanted) {
            generatedAnnotation = wanted;
            return this;
        }

        /** Whether the documented examples are written as a resource beside the types; by default they are not. */
        public Builder examples(boolean wanted) {
            examples = wanted;
            return this;
        }

        /** What is done with the output; by default it is written. */
        public Builder mode(Mode chosen) {
            mode = chosen;
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalArgumentException if the package name is none
         */
        public GenerationRequest build() {
            return new GenerationRequest(
                    sources,
                    new Selection(includes, excludes),
                    packageName,
                    new Content(javadoc, builders, generatedAnnotation, examples),
                    output,
                    mode);
        }
    }
}
