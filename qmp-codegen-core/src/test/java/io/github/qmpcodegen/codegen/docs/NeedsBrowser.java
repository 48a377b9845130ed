package io.github.qmpcodegen.codegen.docs;

import java.lang.System.Logger;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks a test that opens pages in Chromium. Where Chromium or its driver is missing it is skipped with a line that says
 * so, or fails if the environment variable {@code QMP_TESTS_REQUIRE} lists {@code browser}. Classes so marked are named
 * {@code …BrowserTest}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowser.Condition.class)
@interface NeedsBrowser {

    /** Looks for the programs. */
    final class Condition implements ExecutionCondition {

        private static final Logger LOG = System.getLogger(NeedsBrowser.class.getName());

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> missing = Browser.missingPrograms();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("Chromium is there");
            }
            String message = "not installed: " + String.join(", ", missing);
            String required = System.getenv("QMP_TESTS_REQUIRE");
            if (required != null && Arrays.asList(required.split("[,; ]", -1)).contains("browser")) {
                throw new IllegalStateException(message);
            }
            LOG.log(Logger.Level.WARNING, () -> "SKIPPED " + context.getDisplayName() + ": " + message);
            return ConditionEvaluationResult.disabled(message);
        }
    }
}
