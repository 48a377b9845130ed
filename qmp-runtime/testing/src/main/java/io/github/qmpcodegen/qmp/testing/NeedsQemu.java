package io.github.qmpcodegen.qmp.testing;

import java.io.File;
import java.lang.System.Logger;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Marks a test that starts a real QEMU. If a program is missing the test is skipped with a line that says so, or fails
 * if the environment variable {@code QMP_TESTS_REQUIRE} lists {@code qemu}. The names of marked classes end with
 * {@code QemuTest}.
 *
 * <p>The environment variable {@code QMP_TESTS_QEMU} names a folder, which must be the first on the path, with the
 * programs of a QEMU other than the machine's own: programs are then looked up only there, and {@code qemus} in
 * {@code QMP_TESTS_REQUIRE} requires them.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsQemu.Condition.class)
public @interface NeedsQemu {

    /** The programs that must be on the path. */
    String[] value() default "qemu-system-x86_64";

    /** Disables tests whose programs are missing. */
    final class Condition implements ExecutionCondition {

        private static final @Nullable String OTHER_QEMU = System.getenv("QMP_TESTS_QEMU");

        private static final Logger LOG = System.getLogger(NeedsQemu.class.getName());

        /** Creates the condition. */
        public Condition() {}

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> needed = AnnotationSupport.findAnnotation(context.getElement(), NeedsQemu.class).stream()
                    .flatMap(needs -> Arrays.stream(needs.value()))
                    .toList();
            return of(needed, context.getDisplayName());
        }

        /** Whether a test can run that needs these programs. */
        static ConditionEvaluationResult of(List<String> needed, String test) {
            List<String> missing =
                    needed.stream().filter(program -> !isInstalled(program)).toList();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("all programs are there");
            }
            String message = "not installed: " + String.join(", ", missing)
                    + (OTHER_QEMU == null ? "" : " in " + OTHER_QEMU + " or on the path");
            String required = System.getenv("QMP_TESTS_REQUIRE");
            String name = OTHER_QEMU == null ? "qemu" : "qemus";
            if (required != null
                    && Pattern.compile("[,; ]").splitAsStream(required).anyMatch(name::equals)) {
                throw new IllegalStateException(message);
            }
            LOG.log(Logger.Level.WARNING, () -> "SKIPPED " + test + ": " + message);
            return ConditionEvaluationResult.disabled(message);
        }

        private static boolean isInstalled(String program) {
            if (OTHER_QEMU != null && program.startsWith("qemu")) {
                return new File(OTHER_QEMU, program).canExecute();
            }
            String path = System.getenv("PATH");
            return Stream.concat(
                            path == null
                                    ? Stream.of()
                                    : Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                                            .splitAsStream(path),
                            Stream.of("/usr/sbin", "/sbin"))
                    .anyMatch(folder -> new File(folder, program).canExecute());
        }
    }
}
