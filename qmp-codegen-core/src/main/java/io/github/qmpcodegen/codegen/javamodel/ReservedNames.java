package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;
import java.util.stream.Stream;

/** The names that mean something else in generated code. */
final class ReservedNames {

    /**
     * Names that generated types can't have, with whatever case: those of {@code java.lang}, which every file sees without an import, and
     * those that generated files import. A fixed list, so that the JDK that runs the generator makes no difference.
     */
    static final List<String> TYPES = List.of(
            // java.lang
            "Appendable",
            "AutoCloseable",
            "CharSequence",
            "Cloneable",
            "Comparable",
            "Iterable",
            "ProcessHandle",
            "Readable",
            "Runnable",
            "Boolean",
            "Byte",
            "Character",
            "Class",
            "ClassLoader",
            "ClassValue",
            "Compiler",
            "Double",
            "Enum",
            "Float",
            "InheritableThreadLocal",
            "Integer",
            "IO",
            "Long",
            "Math",
            "Module",
            "ModuleLayer",
            "Number",
            "Object",
            "Package",
            "Process",
            "ProcessBuilder",
            "Record",
            "Runtime",
            "RuntimePermission",
            "ScopedValue",
            "SecurityManager",
            "Short",
            "StackTraceElement",
            "StackWalker",
            "StableValue",
            "StrictMath",
            "String",
            "StringBuffer",
            "StringBuilder",
            "StringTemplate",
            "System",
            "Thread",
            "ThreadGroup",
            "ThreadLocal",
            "Throwable",
            "Void",
            "Exception",
            "Error",
            "RuntimeException",
            "IllegalArgumentException",
            "IllegalStateException",
            "NullPointerException",
            "ArithmeticException",
            "AssertionError",
            "InterruptedException",
            "UnsupportedOperationException",
            "IndexOutOfBoundsException",
            "ClassCastException",
            "NumberFormatException",
            "SecurityException",
            "CloneNotSupportedException",
            "Deprecated",
            "FunctionalInterface",
            "Override",
            "SafeVarargs",
            "SuppressWarnings",
            // what generated files import
            "List",
            "Map",
            "Optional",
            "Collections",
            "LinkedHashMap",
            "BigDecimal",
            "CompletableFuture",
            "Generated",
            "Nullable",
            "NullMarked",
            "JsonNode",
            "NullNode",
            "ObjectNode",
            "Components",
            "CommonBuilder",
            "Consumer",
            "EnumTexts",
            "IntRange",
            "LargeValue",
            "Members",
            "QmpEnum",
            "QmpReader",
            "QmpValue",
            "QmpWriter",
            "Uint64",
            "Unmodelled",
            "ValueBuilder",
            "EmptyResponse",
            "EventTimestamp",
            "OutOfBandRequest",
            "QmpContract",
            "QmpEvent",
            "QmpExecutor",
            "QmpRegistry",
            "QmpRequest",
            "UnansweredRequest",
            "UnknownEvent",
            "EventBuilder",
            "VoidRequest",
            "Unstable",
            "Builder",
            // constants of generated files, which hide types of the same name
            "BY_TEXT",
            "COMMANDS",
            "EVENTS",
            "MEMBERS",
            "QMP_NAME",
            "TEXTS");

    /** Methods that every object has. */
    private static final List<String> OBJECT =
            List.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** Names that components can't have: methods without parameters that every record has or that generated ones add. */
    static final List<String> COMPONENTS = beside(
            OBJECT,
            "builder",
            "build",
            "copy",
            "create",
            "extra",
            "qmpName",
            "timestamp",
            "toBuilder",
            "toJson",
            "unmodelled",
            "unset");

    /** Names that facade methods can't have, with or without parameters: those that every object has. */
    static final List<String> FACADE = OBJECT;

    /** Names that methods without parameters of a union can't have: those that every object or every generated value has. */
    static final List<String> UNION = beside(OBJECT, "toJson", "unmodelled");

    /** Names of constants that generated enumerations have beside their values. */
    static final List<String> CONSTANTS = List.of("BY_TEXT", "TEXTS");

    /** Variables of generated code that stand for nothing in the schema, where it may name types with their package. */
    static final List<String> VARIABLES = List.of("element", "in", "member", "unmodelled");

    private ReservedNames() {}

    private static List<String> beside(List<String> names, String... others) {
        return Stream.concat(names.stream(), Stream.of(others)).toList();
    }
}
