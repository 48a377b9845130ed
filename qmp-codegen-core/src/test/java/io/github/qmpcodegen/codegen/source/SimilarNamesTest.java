package io.github.qmpcodegen.codegen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarNamesTest {

    private static final SimilarNames TYPES = new SimilarNames(List.of(
            "StatusInfo", "StatusInfos", "BlockInfo", "RunState", "runstates", "Abc", "Job", "block-job-set-speed"));

    @ParameterizedTest
    @CsvSource({
        "StatusInfo, StatusInfo",
        "statusinfo, StatusInfo",
        "StatusInf, StatusInfo",
        "SttausInfo, StatusInfo",
        "StatusInfoss, StatusInfos",
        "XStatusInfo, StatusInfo",
        "tatusInfo, StatusInfo",
        "BlokcInfo, BlockInfo",
        "RunStatse, RunState",
        "Bac, ",
        "Abd, Abc",
        "Ab, ",
        "StatInfo, StatusInfo",
        "StInfo, ",
        "block_job_set_speed, block-job-set-speed",
        "block_job_set_sped, block-job-set-speed",
    })
    void nearestName(String name, String expected) {
        assertEquals(Optional.ofNullable(expected), TYPES.to(name));
    }

    /** Against a table of all edits that is filled whole. */
    @Test
    void sameAsTheWholeTable() {
        List<String> words = IntStream.range(0, 3 * 3 * 3 * 3 * 3 * 3)
                .mapToObj(i -> Integer.toString(i + 729, 3))
                .toList();
        for (int i = 0; i < words.size(); i += 7) {
            for (int j = 0; j < words.size(); j += 5) {
                String name = words.get(i);
                String known = words.get(j).substring(i % 3);
                assertEquals(
                        edits(name, known) <= Math.min(2, name.length() / 3),
                        new SimilarNames(List.of(known)).to(name).isPresent(),
                        name + " " + known);
            }
        }
    }

    /** Without an end to the comparisons this takes minutes. */
    @Test
    @Timeout(60)
    void thousandsOfQuestions() {
        List<String> known =
                IntStream.range(0, 50_000).mapToObj(i -> "Struct" + i).toList();
        SimilarNames similar = new SimilarNames(known);
        assertEquals(Optional.of("Struct12345"), similar.to("Strukt12345"));
        long answered = IntStream.range(0, 50_000)
                .filter(i -> similar.to("Strukt" + i).isPresent())
                .count();
        assertTrue(answered >= 80 && answered < 10_000, answered + " answers");
    }

    private static int edits(String from, String to) {
        int[][] table = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                } else {
                    int replaced = table[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                    table[i][j] = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
                }
            }
        }
        return table[from.length()][to.length()];
    }
}
