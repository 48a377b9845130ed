package io.github.qmpcodegen.samples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every row of a table in a guide is one line with all its cells; Markdown ends the table at any other. */
class TablesTest {

    @Test
    void everyRowHasTheCellsOfItsHeading() throws IOException {
        List<String> problems = new ArrayList<>();
        int rows = 0;
        for (Guide guide : Guide.all()) {
            long cells = 0;
            for (String line : guide.prose()) {
                if (!line.startsWith("|")) {
                    cells = 0;
                    continue;
                }
                long found = line.replace("\\|", "")
                        .chars()
                        .filter(each -> each == '|')
                        .count();
                cells = cells == 0 ? found : cells;
                if (found != cells || !line.endsWith("|")) {
                    problems.add(guide.path() + ": " + line);
                }
                rows++;
            }
        }

        assertEquals("", String.join("\n", problems));
        assertTrue(rows > 100, rows + " rows were found");
    }
}
