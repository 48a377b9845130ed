package io.github.qmpcodegen.testdata;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks a test that reads {@link TestData}. Without the data it is skipped with a line that says so, or fails if the
 * environment variable {@code QMP_TESTS_REQUIRE} lists {@code data}. Classes so marked are named {@code …CorpusTest}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsTestData.Condition.class)
public @interface NeedsTestData {

    /** Looks for the data. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (TestData.root().isPresent()) {
                return ConditionEvaluationResult.enabled("the test data are there");
            }
            String message = "no test data: QMP_TEST_DATA names no folder with a corpus";
            String required = System.getenv("QMP_TESTS_REQUIRE");
            if (required != null && required.contains("data")) {
                throw new IllegalStateException(message);
            }
            System.err.println("SKIPPED " + context.getDisplayName() + ": " + message);
            return ConditionEvaluationResult.disabled(message);
        }
    }
}
