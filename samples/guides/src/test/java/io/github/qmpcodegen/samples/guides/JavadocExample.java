package io.github.qmpcodegen.samples.guides;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * An example in a Javadoc comment, from the line of its {@code <pre>} to that of its {@code </pre>}.
 *
 * <p>Nothing compiles these, and a tool that fills the lines of a comment treats them as prose: a line comment then
 * hides the code behind it.
 *
 * @param line where it begins in the file
 * @param lines it, without the margin of the comment
 */
record JavadocExample(int line, List<String> lines) {

    private static final String BEGIN = "<pre>{@code";
    private static final String END = "}</pre>";
    private static final Pattern MARGIN = Pattern.compile("^\\s*\\* ?");

    /** What begins with these are members of a class; all else are statements. */
    private static final Pattern MEMBER = Pattern.compile("(?:@|public |private |static |final |record |class ).*");

    static List<JavadocExample> of(String source) {
        List<String> all = source.lines().toList();
        List<JavadocExample> examples = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).strip().startsWith("*") || !all.get(i).contains(BEGIN)) {
                continue;
            }
            int begin = i;
            while (i < all.size() - 1 && !all.get(i).contains("</pre>")) {
                i++;
            }
            List<String> lines = all.subList(begin, i + 1).stream()
                    .map(line -> MARGIN.matcher(line).replaceFirst(""))
                    .toList();
            examples.add(new JavadocExample(begin + 1, lines));
        }
        return examples;
    }

    /** Returns what makes it something else than Java with each statement on its own line. */
    List<String> problems() throws IOException {
        if (!lines.get(0).equals(BEGIN)) {
            return List.of("'" + BEGIN + "' is not alone on its line");
        }
        if (!lines.get(lines.size() - 1).equals(END)) {
            return List.of("'" + END + "' is not alone on its line");
        }
        List<String> code = lines.subList(1, lines.size() - 1);
        List<String> problems = new ArrayList<>();
        for (String line : code) {
            int comment = line.indexOf("// ");
            if (comment >= 0 && line.indexOf(';', comment) >= 0) {
                problems.add("a comment hides code: " + line.strip());
            }
        }
        parse(code, problems);
        return problems;
    }

    private static void parse(List<String> code, List<String> problems) throws IOException {
        boolean members = MEMBER.matcher(code.get(0)).matches();
        String text = (members ? "class Example {\n" : "class Example { void run() {\n")
                + String.join("\n", code).replaceAll("\\{\\s*…\\s*}", "{}").replace("…", "null")
                + (members ? "\n}" : "\n}}");
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("memory:///Example.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        JavacTask task = (JavacTask) compiler.getTask(new StringWriter(), null, diagnostics, null, null, List.of(file));
        for (CompilationUnitTree unit : task.parse()) {
            Trees trees = Trees.instance(task);
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitBlock(BlockTree block, @Nullable Void nothing) {
                    block.getStatements().forEach(this::beginsItsLine);
                    return super.visitBlock(block, null);
                }

                @Override
                public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                    if (members) {
                        type.getMembers().forEach(this::beginsItsLine);
                    }
                    return super.visitClass(type, null);
                }

                private void beginsItsLine(Tree tree) {
                    int begin = (int) trees.getSourcePositions().getStartPosition(unit, tree);
                    String before = text.substring(text.lastIndexOf('\n', begin) + 1, begin);
                    if (!before.isBlank()) {
                        problems.add("begins in the middle of a line: " + tree);
                    }
                }
            }.scan(unit, null);
        }
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            problems.add(diagnostic.getMessage(Locale.ROOT));
        }
    }
}
