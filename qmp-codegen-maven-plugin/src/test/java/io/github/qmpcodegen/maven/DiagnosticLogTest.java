package io.github.qmpcodegen.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class DiagnosticLogTest {

    private static final Diagnostic ERROR =
            Diagnostic.of(DiagnosticCode.error("bad"), new SourceLocation("no-such-folder/a.hx", 3, 4), "this is bad");
    private static final Diagnostic WARNING = new Diagnostic(
            Rule.UNDERLINE_LENGTH,
            new SourceLocation("no-such-folder/a.hx", 1, 2),
            "this is odd",
            List.of(new Diagnostic.Related(new SourceLocation("no-such-folder/a.hx", 5, 6), "that is not")));

    private final Lines lines = new Lines();

    @Test
    void aFurtherPlaceIsANote() {
        print(false, WARNING);

        assertEquals(
                List.of(
                        "warn no-such-folder/a.hx:1:2: this is odd [underline-length]",
                        "warn no-such-folder/a.hx:5:6: note: that is not"),
                lines.logged);
    }

    @Test
    void severalAreCounted() {
        print(false, WARNING, WARNING);
        assertEquals("info 2 warnings", lines.last());
        print(true, WARNING, ERROR);
        assertEquals("info 1 error, 1 warning", lines.last());
        print(false, ERROR, ERROR);
        assertEquals("info 2 errors, 0 warnings", lines.last());
        print(false, ERROR);
        assertEquals("error no-such-folder/a.hx:3:4: this is bad [bad]", lines.last());
    }

    private void print(boolean strict, Diagnostic... diagnostics) {
        new DiagnosticLog(lines, Path.of("")).print(List.of(diagnostics), strict);
    }

    /** What is logged, each line after its level. */
    private static final class Lines extends SystemStreamLog {

        private final List<String> logged = new ArrayList<>();

        private String last() {
            return logged.get(logged.size() - 1);
        }

        @Override
        public void info(CharSequence content) {
            logged.add("info " + content);
        }

        @Override
        public void warn(CharSequence content) {
            logged.add("warn " + content);
        }

        @Override
        public void error(CharSequence content) {
            logged.add("error " + content);
        }
    }
}
