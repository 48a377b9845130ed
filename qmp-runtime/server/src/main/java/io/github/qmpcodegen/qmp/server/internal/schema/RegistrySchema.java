package io.github.qmpcodegen.qmp.server.internal.schema;

import io.github.qmpcodegen.qmp.OutOfBandRequest;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.DecodingProblem;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The commands of a generated package. */
public final class RegistrySchema implements CommandSchema {
    private static final String ROOT = "arguments.";
    private static final String EXPECTED = ", expected a";

    private final QmpRegistry registry;

    /** Creates the schema of a package. */
    public RegistrySchema(QmpRegistry registry) {
        this.registry = registry;
    }

    @Override
    public List<String> commands() {
        return List.copyOf(registry.commands().keySet());
    }

    @Override
    public List<String> events() {
        return List.copyOf(registry.events().keySet());
    }

    @Override
    public boolean allowsOutOfBand(String command, JsonNode arguments) {
        try {
            return registry.decodeRequest(command, arguments, Decoding.ofArguments(command))
                    .filter(OutOfBandRequest.class::isInstance)
                    .isPresent();
        } catch (QmpDecodingException e) {
            // The arguments are what is to be complained of.
            return true;
        }
    }

    @Override
    public void check(String command, JsonNode arguments) throws RefusedArgumentException {
        Decoding decoding = Decoding.ofArguments(command);
        try {
            registry.decodeRequest(command, arguments, decoding);
            decoding.requireNoProblems();
        } catch (QmpDecodingException e) {
            throw misfit(e.problems().get(0));
        }
    }

    private static RefusedArgumentException misfit(DecodingProblem problem) {
        String path = problem.path().startsWith(ROOT) ? problem.path().substring(ROOT.length()) : problem.path();
        return switch (problem.kind()) {
            case MISSING -> RefusedArgumentException.missing(path);
            case UNKNOWN_MEMBER -> RefusedArgumentException.unexpected(path);
            case UNKNOWN_VALUE, UNKNOWN_BRANCH, UNKNOWN_EVENT ->
                RefusedArgumentException.unknownValue(path, text(problem.value()));
            case WRONG_KIND, OUT_OF_RANGE, OTHER_TYPE ->
                RefusedArgumentException.wrongType(path, expected(problem.reason()));
        };
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "" : value.asString(value.toString());
    }

    /** The type that a reason such as "is a number, expected a string" asks for, in QEMU's word for it. */
    private static String expected(String reason) {
        int start = reason.indexOf(EXPECTED);
        return start < 0
                ? ""
                : reason.substring(start + EXPECTED.length())
                        .replaceFirst("^n? ", "")
                        .replaceFirst(" from .*", "");
    }
}
