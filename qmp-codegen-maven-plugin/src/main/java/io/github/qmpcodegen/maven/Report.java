package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.codegen.GenerationRequest;
import io.github.qmpcodegen.codegen.GenerationResult;
import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.output.OutputChanges;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Says in Maven's log what came of a request, in the form {@code path:line:col} that IDEs and build servers link. */
final class Report {

    private final Log log;
    private final Path module;
    private final GenerationRequest request;

    /**
     * A report.
     *
     * @param log takes the lines
     * @param module the folder of the module
     * @param request what was asked for
     */
    Report(Log log, Path module, GenerationRequest request) {
        this.log = log;
        this.module = module;
        this.request = request;
    }

    /**
     * Prints a result.
     *
     * @throws MojoFailureException if it is not what was asked for
     */
    void print(GenerationResult result) throws MojoFailureException {
        result.loaded().diagnostics().forEach(this::print);
        result.unmatched().forEach(glob -> log.warn("'" + glob + "' matches no command, event or type"));
        OutputChanges changes = result.changes();
        switch (result.outcome()) {
            case DONE -> printDone(changes);
            case BAD_INPUT, UNREADABLE_INPUT ->
                throw new MojoFailureException("The sources of " + request.packageName() + " have "
                        + problems(result.loaded()) + "; what was generated earlier is left as it is.");
            case STALE -> {
                changes.added().forEach(path -> log.error("missing: " + shown(path)));
                changes.changed().forEach(path -> log.error("not up to date: " + shown(path)));
                changes.deleted().forEach(path -> log.error("no longer generated: " + shown(path)));
                changes.foreign().forEach(path -> log.error("in the way: " + shown(path)));
                throw new MojoFailureException(relative(request.output())
                        + " is not up to date; run the goal without verifyOnly and commit what it writes.");
            }
            case OBSTRUCTED -> {
                changes.foreign().forEach(path -> log.error("in the way: " + shown(path)));
                throw new MojoFailureException("Files that were not generated are in the way in "
                        + relative(request.output()) + "; move them, or choose another packageName.");
            }
        }
    }

    /** Says that there was nothing to do. */
    void printUpToDate() {
        log.info(request.packageName() + " in " + relative(request.output()) + " is up to date");
    }

    private void printDone(OutputChanges changes) {
        boolean verified = request.mode() == GenerationRequest.Mode.VERIFY;
        log.info((verified ? "Verified " : "Generated ") + request.packageName() + " in " + relative(request.output())
                + ": " + changes.summary());
        changes.kept()
                .forEach(path -> log.warn(shown(path)
                        + ": no longer generated, but edited since; it is kept, delete it if it is not needed"));
    }

    private void print(Diagnostic diagnostic) {
        String text = place(diagnostic.location()) + ": " + diagnostic.message() + " ["
                + diagnostic.code().id() + "]";
        Consumer<CharSequence> level = switch (diagnostic.severity()) {
            case ERROR -> log::error;
            case WARNING -> request.strict() ? log::error : log::warn;
            case NOTE -> log::debug;
        };
        level.accept(text);
        for (Diagnostic.Related related : diagnostic.related()) {
            level.accept(place(related.location()) + ": " + related.message());
        }
    }

    /** The whole path of a file: links work wherever the build was started. */
    private String place(SourceLocation location) {
        try {
            Path file = module.resolve(location.path());
            return Files.exists(file)
                    ? new SourceLocation(file.toString(), location.line(), location.column()).toString()
                    : location.toString();
        } catch (InvalidPathException e) {
            return location.toString();
        }
    }

    private static String problems(LoadedSchema loaded) {
        long errors = count(loaded, Severity.ERROR);
        return errors == 0
                ? count(count(loaded, Severity.WARNING), "warning") + ", which strict takes for errors"
                : count(errors, "error");
    }

    private static long count(LoadedSchema loaded, Severity severity) {
        return loaded.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private String shown(String path) {
        return request.output().resolve(path).toString();
    }

    private String relative(Path folder) {
        return folder.startsWith(module) ? module.relativize(folder).toString() : folder.toString();
    }
}
