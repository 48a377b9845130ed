package io.github.qmpcodegen.samples.qmpshell.schema;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.stream.Collectors;

/** Parts of the interface in a few words, for a line in a list. */
public final class Summaries {

    private Summaries() {}

    /** What a command does, in a sentence; empty if nothing says so. */
    public static String ofCommand(ServerInterface known, String name) {
        return known.command(name)
                .map(Command::documentation)
                .map(Summaries::of)
                .orElse("");
    }

    /** What a member is: its type, whether it is needed, and the first sentence about it. */
    public static String ofMember(Member member, Schema schema) {
        String summary = of(member.documentation());
        return type(member.type(), schema)
                + (member.mayBeMissing() ? ", optional" : "")
                + (summary.isEmpty() ? "" : ": " + summary);
    }

    /** The first sentence of a documentation; empty if it has none. */
    public static String of(Documentation documentation) {
        return documentation.blocks().stream()
                .filter(Documentation.Paragraph.class::isInstance)
                .map(block -> firstSentence(((Documentation.Paragraph) block).text()))
                .findFirst()
                .orElse("");
    }

    private static String firstSentence(String text) {
        String line = text.replaceAll("\\s+", " ");
        int end = line.indexOf(". ");
        String sentence = end < 0 ? line : line.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** A type in words: {@code string}, {@code array of integer}, {@code one of on, off}. */
    public static String type(TypeReference reference, Schema schema) {
        if (reference instanceof TypeReference.Array array) {
            return "array of " + type(array.element(), schema);
        }
        if (reference instanceof TypeReference.Builtin builtin) {
            return builtin.type().jsonType().noun();
        }
        NamedType type = schema.type((TypeReference.Named) reference);
        if (type instanceof AlternateType alternate) {
            return alternate.branches().stream()
                    .map(branch -> type(branch.type(), schema))
                    .collect(Collectors.joining(" or "));
        }
        return type instanceof EnumType enumeration ? values(enumeration) : object((ObjectType) type);
    }

    private static String values(EnumType enumeration) {
        String all = enumeration.values().stream().map(EnumType.Value::text).collect(Collectors.joining("|"));
        return all.length() <= 40 ? all : "one of " + enumeration.values().size() + " values";
    }

    private static String object(ObjectType type) {
        return type.branching() == null
                ? "object"
                : "object that depends on '" + type.branching().tag() + "'";
    }
}
