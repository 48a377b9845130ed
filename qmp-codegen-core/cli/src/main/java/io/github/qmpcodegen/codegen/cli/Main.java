package io.github.qmpcodegen.codegen.cli;

import java.util.OptionalInt;

/**
 * The entry point of the command line, which chooses the JVM that runs it.
 *
 * <p>Until then it uses as few classes as possible, and no lambdas, because this JVM has no archive of them.
 */
public final class Main {

    private Main() {}

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String[] args) {
        OptionalInt exitCode = args.length > 0 && isShort(args[0]) ? QuickJvm.run(args) : OptionalInt.empty();
        if (exitCode.isPresent()) {
            System.exit(exitCode.getAsInt());
        }
        RootCommand.main(args);
    }

    /** Whether a verb ends by itself, and soon. */
    private static boolean isShort(String verb) {
        return switch (verb) {
            case "generate", "export", "check", "docs", "diff" -> true;
            default -> false;
        };
    }
}
