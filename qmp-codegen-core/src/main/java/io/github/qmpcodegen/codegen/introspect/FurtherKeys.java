package io.github.qmpcodegen.codegen.introspect;

/** The keys that an export has beside those of a server's answer, for what the server's format cannot say. */
final class FurtherKeys {

    /** Of an entity or a part of one: the build condition under which a server has it, a text. */
    static final String CONDITION = "if";

    /** Of an object, true: it takes members that are not named. */
    static final String OPEN = "open";

    /** Of a member, true: only an example shows that it is always there, which promises nothing. */
    static final String SHOWN = "shown";

    /** Of a branch of an alternate: its name. Where the interface is of one release, only if it is not its kind. */
    static final String BRANCH = "branch";

    /** Of a type that the schema does not name: the way to it. Only where the interface is joined of releases. */
    static final String PATH = "path";

    /** Of a command, false: it has no reply when it succeeds. */
    static final String SUCCESS_RESPONSE = "success-response";

    /** Of what mentions the type {@code int}: the QAPI name of the integer, such as {@code uint64}. */
    static final String WIDTH = "width";

    private FurtherKeys() {}
}
