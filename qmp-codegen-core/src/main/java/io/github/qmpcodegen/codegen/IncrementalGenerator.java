package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.GenerationRequest.Mode;
import io.github.qmpcodegen.codegen.GenerationResult.Outcome;
import io.github.qmpcodegen.codegen.incremental.RecordingAccess;
import io.github.qmpcodegen.codegen.incremental.RunRecord;
import io.github.qmpcodegen.codegen.output.ContentHash;
import io.github.qmpcodegen.codegen.output.OutputFolder;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Generates Java as {@link Generator} does, unless a record of the last run shows that nothing would come out
 * differently.
 *
 * <p>It compares contents, never times: the generator's version and code, everything in the request, what the last run
 * asked about its sources and the answers, and the files that it left in the output.
 */
public final class IncrementalGenerator {

    private IncrementalGenerator() {}

    /**
     * Carries out a request where that can change anything.
     *
     * @param request what is asked for
     * @param access reads the sources
     * @param record the file that holds the record between runs
     * @return what came of it; empty if the output is up to date
     * @throws IOException if the output or the record cannot be read or written
     */
    public static Optional<GenerationResult> generate(GenerationRequest request, SourceAccess access, Path record)
            throws IOException {
        Optional<String> generator = generatorCode();
        // A server may answer differently at any time.
        if (generator.isEmpty()
                || request.mode() != Mode.WRITE
                || !request.addresses().isEmpty()) {
            return Optional.of(Generator.generate(request, access));
        }
        String key = generator.get() + " " + hash(request);
        OutputFolder output = new OutputFolder(request.output(), request.packageName());
        Optional<RunRecord> last = RunRecord.read(record);
        if (last.isPresent() && last.get().holds(key, access, output.fingerprint())) {
            return Optional.empty();
        }
        RecordingAccess recording = new RecordingAccess(access);
        GenerationResult result = Generator.generate(request, recording);
        if (result.outcome() == Outcome.DONE) {
            RunRecord.of(key, recording, output.fingerprint()).write(record);
        }
        return Optional.of(result);
    }

    /** What the request says, except for where the output is: builds are moved between folders and machines. */
    private static String hash(GenerationRequest request) {
        List<String> parts = new ArrayList<>();
        parts.add(request.packageName());
        parts.add("sources");
        parts.addAll(request.sources());
        parts.add("includes");
        parts.addAll(request.includes());
        parts.add("excludes");
        parts.addAll(request.excludes());
        parts.add("javadoc " + request.javadoc());
        parts.add("generatedAnnotation " + request.generatedAnnotation());
        parts.add("strict " + request.strict());
        return ContentHash.of(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Stands for this very generator: a snapshot changes and keeps its version. Empty where it runs from a folder of
     * classes, that is in its own build.
     */
    private static Optional<String> generatorCode() throws IOException {
        CodeSource source = IncrementalGenerator.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            Path code = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(code)
                    ? Optional.of(GeneratorVersion.version() + " " + ContentHash.of(Files.readAllBytes(code)))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
