package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.emit.Builders;
import io.github.qmpcodegen.codegen.emit.JavadocLevel;
import io.github.qmpcodegen.codegen.schema.SchemaSelection;
import io.github.qmpcodegen.codegen.source.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A request to generate Java from sources.
 *
 * @param sources the sources that describe the interface
 * @param selection which part of the interface to generate
 * @param packageName the package of the generated types
 * @param content what to generate for each part
 * @param output the root folder of the package
 * @param mode what to do with the output
 */
public record GenerationRequest(
        Sources sources, SchemaSelection selection, String packageName, Content content, Path output, Mode mode) {

    /**
     * Checks the package name.
     *
     * @throws IllegalArgumentException if the package name is not valid
     */
    public GenerationRequest {
        Objects.requireNonNull(sources, "sources");
        Objects.requireNonNull(output, "output");
        PackageName.problem(packageName).ifPresent(problem -> {
            throw new IllegalArgumentException("'" + packageName + "' " + problem);
        });
    }

    /**
     * Returns a builder of a request to write the whole interface with its whole documentation.
     *
     * @param sources the sources that describe the interface
     * @param packageName the package of the generated types
     * @param output the root folder of the package
     */
    public static Builder builder(Sources sources, String packageName, Path output) {
        return new Builder(sources, packageName, output);
    }

    /**
     * What to generate for each part of an interface.
     *
     * @param javadoc how much of the sources' documentation becomes Javadoc
     * @param builders which types have builders
     * @param generatedAnnotation whether the types carry {@code @Generated}
     * @param examples whether the documented examples are also written, as a resource beside the types
     */
    public record Content(JavadocLevel javadoc, Builders builders, boolean generatedAnnotation, boolean examples) {}

    /** What to do with the output. */
    public enum Mode {
        /** Write files that differ, and delete those that are no longer generated. */
        WRITE,
        /** Write nothing; the result says what would be written. */
        DRY_RUN,
        /** Write nothing; output that is not up to date is a failure. */
        VERIFY
    }

    /** Builds requests. Not thread-safe. */
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

        /** Sets patterns of the commands, events and types to generate; by default all commands and events. */
        public Builder includes(List<String> patterns) {
            includes = patterns;
            return this;
        }

        /** Sets patterns of the commands, events and types not to generate; none by default. */
        public Builder excludes(List<String> patterns) {
            excludes = patterns;
            return this;
        }

        /** Sets how much of the sources' documentation becomes Javadoc; all of it by default. */
        public Builder javadoc(JavadocLevel level) {
            javadoc = level;
            return this;
        }

        /** Sets which types get builders; by default all but those for which a constructor does just as well. */
        public Builder builders(Builders builders) {
            this.builders = builders;
            return this;
        }

        /** Sets whether the types carry {@code @Generated}; true by default. */
        public Builder generatedAnnotation(boolean enabled) {
            generatedAnnotation = enabled;
            return this;
        }

        /** Sets whether the documented examples are written as a resource beside the types; false by default. */
        public Builder examples(boolean enabled) {
            examples = enabled;
            return this;
        }

        /** Sets what to do with the output; {@link Mode#WRITE} by default. */
        public Builder mode(Mode mode) {
            this.mode = mode;
            return this;
        }

        /**
         * Returns the request.
         *
         * @throws IllegalArgumentException if the package name is not valid
         */
        public GenerationRequest build() {
            return new GenerationRequest(
                    sources,
                    new SchemaSelection(includes, excludes),
                    packageName,
                    new Content(javadoc, builders, generatedAnnotation, examples),
                    output,
                    mode);
        }
    }
}
