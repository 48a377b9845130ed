package io.github.qmpcodegen.samples.qmpshell.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HumanCommandsTest {

    private final HumanCommands commands = HumanCommands.of("""
            announce_self [interfaces] [id] -- tell the network\r
            \t\t\t what is here\r
            commit|c device|all -- write changes back\r
            help|? [cmd] -- show the help\r
            info [subcommand] -- show something\r
            stop|s  -- pause the machine\r
            """, """
            info block [-n] [-v] [device] -- show the drives\r
            info name  -- show the name\r
            """);

    @Test
    void aLineBeginsWithACommandInAnyOfItsSpellings() {
        assertEquals(List.of("announce_self", "commit", "c", "help", "?", "info", "stop", "s"), words(""));
        assertEquals("pause the machine", commands.suggest("st").get(6).description());
    }

    @Test
    void infoHasTopicsOfItsOwn() {
        assertEquals(List.of("block", "name"), words("info "));
        assertEquals("show the name", commands.suggest("info n").get(1).description());
    }

    @Test
    void helpIsAboutCommands() {
        assertEquals(8, words("help ").size());
    }

    @Test
    void argumentsAreNotKnown() {
        assertEquals(List.of(), words("commit "));
        assertEquals(List.of(), words("info block "));
    }

    private List<String> words(String line) {
        return commands.suggest(line).stream().map(Suggestion::word).toList();
    }
}
