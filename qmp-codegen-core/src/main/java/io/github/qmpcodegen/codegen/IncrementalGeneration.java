package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.GenerationRequest.Mode;
import io.github.qmpcodegen.codegen.incremental.RecordingAccess;
import io.github.qmpcodegen.codegen.incremental.RunRecord;
import io.github.qmpcodegen.codegen.output.ContentChecksum;
import io.github.qmpcodegen.codegen.output.OutputFolder;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Generates Java like {@link Generation}, unless a record of the last run shows that the output would be the same.
 *
 * <p>It compares contents, never times: the generator, everything in the request, what the last run asked about its
 * sources and the answers, and the files that it left in the output. The record also says where the last run put its
 * files, so that they do not stay behind when the package or the folder changes.
 */
public final class IncrementalGeneration {

    private IncrementalGeneration() {}

    /**
     * Generates if that can change anything.
     *
     * @param request what to generate, and where
     * @param access reads the sources
     * @param record the file that keeps the record between runs
     * @param generator identifies the generator's version and code
     * @return the result; empty if the output is up to date
     * @throws IOException if the output or the record cannot be read or written
     */
    public static Optional<GenerationResult> run(
            GenerationRequest request, SourceAccess access, Path record, String generator) throws IOException {
        // A server may answer differently at any time.
        if (request.mode() != Mode.WRITE || !request.sources().addresses().isEmpty()) {
            return Optional.of(Generation.run(request, access));
        }
        String key = ContentChecksum.of(generator) + " " + checksum(request);
        OutputFolder output = OutputFolder.ofPackage(request.output(), request.packageName());
        Optional<RunRecord> last = RunRecord.read(record);
        if (last.isPresent() && !output.isCutOff() && last.get().holds(key, access, output.fingerprint())) {
            return Optional.empty();
        }
        RecordingAccess recording = new RecordingAccess(access);
        GenerationResult result = Generation.run(request, recording);
        if (result.outcome() != Outcome.DONE) {
            return Optional.of(result);
        }
        String folder = relative(record, request.output());
        List<String> abandoned = last.isPresent() && !last.get().isOf(folder, request.packageName())
                ? clear(last.get(), record)
                : List.of();
        new RunRecord(key, folder, request.packageName(), recording.answers(), output.fingerprint()).write(record);
        return Optional.of(result.alsoDeleting(abandoned));
    }

    /**
     * Deletes what an earlier run has left in another place, unless somebody has been there since: an execution that has
     * taken the package over, or a person.
     */
    private static List<String> clear(RunRecord last, Path record) throws IOException {
        OutputFolder earlier =
                OutputFolder.ofPackage(record.resolveSibling(last.folder()).normalize(), last.packageName());
        return last.output().equals(earlier.fingerprint()) || earlier.isAbandoned() ? earlier.clear() : List.of();
    }

    /** Builds are moved between folders and machines, the record with them. */
    private static String relative(Path record, Path output) {
        Path from = record.toAbsolutePath().resolveSibling("");
        Path to = output.toAbsolutePath();
        boolean related = from.getRoot().equals(to.getRoot());
        return (related ? from.relativize(to) : to).toString().replace('\\', '/');
    }

    /** The checksum of the request without the place of the output, which the record has separately. */
    private static String checksum(GenerationRequest request) {
        List<String> parameters = new ArrayList<>();
        parameters.add(request.packageName());
        parameters.add("sources");
        parameters.addAll(request.sources().names());
        parameters.add("defines");
        parameters.addAll(request.sources().defines().definitions());
        parameters.add("strict " + request.sources().strict());
        parameters.add("oldest " + request.sources().oldest());
        parameters.add("floor " + request.sources().floor());
        parameters.add("includes");
        parameters.addAll(request.selection().includes());
        parameters.add("excludes");
        parameters.addAll(request.selection().excludes());
        parameters.add("javadoc " + request.content().javadoc());
        parameters.add("builders " + request.content().builders());
        parameters.add("generatedAnnotation " + request.content().generatedAnnotation());
        parameters.add("examples " + request.content().examples());
        return ContentChecksum.of(String.join("\0", parameters));
    }
}
