package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The documentation of an {@code .hx} file as QEMU's {@code hxtool -q} printed it when bash ran it: the document
 * {@code qmp-commands.txt}.
 *
 * <p>It is created from the file's bytes and not from the schema, because it must keep every space of the original.
 * hxtool looks at the start of a line only, and reads with {@code IFS= read -r} and prints with {@code echo}, so that
 *
 * <ul>
 *   <li>tabs, leading and trailing spaces, carriage returns, backslashes and bytes of any encoding pass unchanged;
 *   <li>a marker with spaces before it is text;
 *   <li>an unterminated last line is ignored, and an unterminated section continues to the end of the file;
 *   <li>a line that is only {@code -n}, {@code -e} or {@code -E} is an option of {@code echo};
 *   <li>zero bytes vanish.
 * </ul>
 */
public final class HxtoolText {

    private static final Pattern ECHO_OPTION = Pattern.compile("-[neE]+");

    private HxtoolText() {}

    /**
     * Prints the documentation of a file.
     *
     * @param path the file's path as the user gave it, for diagnostics
     * @param file the file's bytes
     * @param sink receives the error at which hxtool would have stopped, with a {@code HxtoolCode}
     * @return the text; empty if an error was reported
     */
    public static Optional<byte[]> print(String path, byte[] file, DiagnosticSink sink) {
        // One character for each byte: markers are ASCII, and what is between them must pass unread.
        String text = new String(file, StandardCharsets.ISO_8859_1);
        StringBuilder printed = new StringBuilder();
        boolean inside = false;
        boolean any = false;
        int number = 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            String line = text.substring(start, end).replace("\0", "");
            SourceLocation location = new SourceLocation(path.replace('\\', '/'), ++number, 1);
            start = end + 1;
            if (line.startsWith("HXCOMM")) {
                continue;
            }
            boolean starts = line.startsWith("SQMP");
            boolean ofManual = line.startsWith("STEXI") || line.startsWith("ETEXI");
            if (inside && (starts || ofManual)) {
                sink.report(
                        HxtoolCode.MISSING_EQMP,
                        location,
                        "'" + line.substring(0, starts ? 4 : 5) + "' inside a section of documentation;"
                                + " end that with a line 'EQMP' first");
                return Optional.empty();
            }
            if (starts) {
                inside = true;
                any = true;
            } else if (line.startsWith("EQMP")) {
                if (!inside) {
                    sink.report(
                            HxtoolCode.MISSING_SQMP,
                            location,
                            "'EQMP' ends a section of documentation that has not begun; expected a line 'SQMP' before it");
                    return Optional.empty();
                }
                inside = false;
            } else if (inside) {
                echo(line, printed);
            }
        }
        if (!any) {
            sink.report(
                    HxtoolCode.NO_DOCUMENTATION,
                    SourceLocation.ofWhole(path),
                    "no line starts with 'SQMP', so there is no documentation to print; expected a qmp-commands.hx");
            return Optional.empty();
        }
        return Optional.of(printed.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void echo(String line, StringBuilder printed) {
        if (!ECHO_OPTION.matcher(line).matches()) {
            printed.append(line).append('\n');
        } else if (line.indexOf('n') < 0) {
            printed.append('\n');
        }
    }
}
