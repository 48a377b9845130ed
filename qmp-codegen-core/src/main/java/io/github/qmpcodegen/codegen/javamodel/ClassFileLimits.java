package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;

/**
 * The limits that class files set, regardless of how code is written: each has at most 65,535 constants, and accessors
 * need some for each member, unions for each branch, the type of all events for each event.
 */
public final class ClassFileLimits {

    /** A part of the schema is too large for any Java type. */
    public static final DiagnosticCode TOO_LARGE = DiagnosticCode.error("too-large-for-java");

    private static final int MEMBERS = 9_000;
    private static final int BRANCHES = 9_000;
    private static final int EVENTS = 30_000;

    private ClassFileLimits() {}

    /** Reports what exceeds a limit. */
    public static void check(Schema schema, DiagnosticSink sink) {
        for (NamedType type : schema.types().values()) {
            if (type instanceof ObjectType object) {
                int members = members(object, schema);
                int branches = object.branching() == null
                        ? 0
                        : object.branching().branches().size();
                if (members > MEMBERS) {
                    report(type, members + " members, and Java classes cannot have more than " + MEMBERS, sink);
                } else if (branches > BRANCHES) {
                    report(type, branches + " branches, and Java classes cannot have more than " + BRANCHES, sink);
                }
            }
        }
        if (schema.events().size() > EVENTS) {
            sink.report(
                    TOO_LARGE,
                    schema.events().get(EVENTS).location(),
                    "there are " + schema.events().size() + " events, and a Java package cannot have more than "
                            + EVENTS + "; choose some with include");
        }
    }

    /** The members that the largest of a type's classes has. */
    private static int members(ObjectType object, Schema schema) {
        int most = 0;
        if (object.branching() != null) {
            for (ObjectType.Branch branch : object.branching().branches()) {
                most = Math.max(most, schema.objectType(branch.type()).members().size());
            }
        }
        return object.members().size() + most;
    }

    private static void report(NamedType type, String what, DiagnosticSink sink) {
        sink.report(TOO_LARGE, type.location(), "the type '" + type.name().text() + "' has " + what);
    }
}
