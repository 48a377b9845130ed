package io.github.qmpcodegen.qmp.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects what does not fit in one message. For one thread. */
final class ProblemCollector {

    private final String subject;
    private final String root;
    private @Nullable List<DecodingProblem> problems;

    /**
     * Begins without problems.
     *
     * @param subject the command or event in question
     * @param root what the paths begin with
     */
    ProblemCollector(String subject, String root) {
        this.subject = subject;
        this.root = root;
    }

    /** What the paths of problems begin with. */
    String root() {
        return root;
    }

    /** What did not fit so far, in the order in which it was found. */
    List<DecodingProblem> problems() {
        return problems == null ? List.of() : List.copyOf(problems);
    }

    DecodingProblem report(DecodingProblem.Kind kind, String path, String reason, @Nullable JsonNode value) {
        DecodingProblem problem = new DecodingProblem(kind, subject, path, reason, value);
        if (problems == null) {
            problems = new ArrayList<>();
        }
        problems.add(problem);
        return problem;
    }
}
