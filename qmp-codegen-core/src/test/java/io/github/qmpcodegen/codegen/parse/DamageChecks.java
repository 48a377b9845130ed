package io.github.qmpcodegen.codegen.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import java.util.ArrayList;
import java.util.List;

/** What must hold of a file that is damaged, whatever the file. */
final class DamageChecks {

    private DamageChecks() {}

    /** One missing character is one error, in the entry where it is missing, and costs that entry at most. */
    static int assertEachCostsItsEntryOnly(String text) {
        List<HxEntry> whole = entries(HxParser.parse(new SourceFile("file.hx", text), diagnostic -> {}));
        List<Damage> damages = Damage.of(text);
        for (Damage damage : damages) {
            DiagnosticCollector collector = new DiagnosticCollector();
            HxFile read = HxParser.parse(new SourceFile("file.hx", damage.text()), collector);
            List<Diagnostic> diagnostics = collector.diagnostics();

            assertEquals(1, diagnostics.size(), () -> damage.what() + ": " + diagnostics);
            int line = diagnostics.get(0).location().line();
            assertTrue(line >= damage.firstLine(), () -> damage.what() + ": " + diagnostics);

            List<HxEntry> others = new ArrayList<>(whole);
            others.remove(damage.entry());
            List<HxEntry> readEntries = entries(read);
            if (readEntries.size() == whole.size()) {
                readEntries = new ArrayList<>(readEntries);
                readEntries.remove(damage.entry());
            }
            assertEquals(others, readEntries, damage::what);
        }
        return damages.size();
    }

    private static List<HxEntry> entries(HxFile file) {
        return Unplaced.of(file).entries();
    }
}
