package io.github.qmpcodegen.samples.vminfo;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What came of a command line.
 *
 * @param code its exit code
 * @param out what it printed, with line ends as they are on UNIX
 * @param err its complaints, likewise
 */
record Run(int code, String out, String err) {

    static Run of(String... arguments) {
        return of(VmInfoCommand.commandLine(Window.NONE), arguments);
    }

    static Run in(Window window, String... arguments) {
        return of(VmInfoCommand.commandLine(window), arguments);
    }

    private static Run of(CommandLine line, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new Run(
                code, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }
}
