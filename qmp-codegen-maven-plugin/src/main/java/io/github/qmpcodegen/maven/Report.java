package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.codegen.GenerationRequest;
import io.github.qmpcodegen.codegen.GenerationResult;
import io.github.qmpcodegen.codegen.output.OutputChanges;
import io.github.qmpcodegen.codegen.source.VisibleText;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Logs the result of a request to generate. */
final class Report {

    private final Log log;
    private final Path module;
    private final GenerationRequest request;

    /**
     * @param log receives the lines
     * @param module the folder of the module
     * @param request the request
     */
    Report(Log log, Path module, GenerationRequest request) {
        this.log = log;
        this.module = module;
        this.request = request;
    }

    /**
     * Prints a result.
     *
     * @throws MojoFailureException if the request was not carried out
     */
    void print(GenerationResult result) throws MojoFailureException {
        new DiagnosticLog(log, module)
                .print(result.loaded().diagnostics(), request.sources().strict());
        result.unmatched().forEach(pattern -> {
            Consumer<CharSequence> level = pattern.include() ? log::error : log::warn;
            level.accept(VisibleText.of(pattern.sentence()));
        });
        OutputChanges changes = result.changes();
        switch (result.outcome()) {
            case DONE -> printDone(changes);
            case BAD_INPUT, UNREADABLE_INPUT ->
                throw new MojoFailureException("The sources of " + request.packageName() + " have "
                        + DiagnosticLog.problems(result.loaded().diagnostics())
                        + "; what was generated earlier is left unchanged.");
            case UNMATCHED_INCLUDE ->
                throw new MojoFailureException("An include of " + request.packageName()
                        + " matches nothing; what was generated earlier is left unchanged.");
            case STALE -> {
                changes.added().forEach(path -> log.error("missing: " + shown(path)));
                changes.differences()
                        .forEach(place -> log.error("not up to date: " + shown(place.path()) + ": " + place));
                changes.deleted().forEach(path -> log.error("no longer generated: " + shown(path)));
                changes.unknown()
                        .forEach(path -> log.error("marked as generated, but written by no known run: " + shown(path)));
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

    /** Logs that there was nothing to do. */
    void printUpToDate() {
        log.info(request.packageName() + " in " + relative(request.output()) + " is up to date");
    }

    private void printDone(OutputChanges changes) {
        boolean verified = request.mode() == GenerationRequest.Mode.VERIFY;
        log.info((verified ? "Verified " : "Generated ") + request.packageName() + " in " + relative(request.output())
                + ": " + changes.summary());
        changes.warnings(this::shown).forEach(log::warn);
    }

    private String shown(String path) {
        return request.output().resolve(path).toString();
    }

    private String relative(Path folder) {
        return folder.startsWith(module) ? module.relativize(folder).toString() : folder.toString();
    }
}
