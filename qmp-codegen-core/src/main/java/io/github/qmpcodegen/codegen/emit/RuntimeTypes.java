package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;

/** The types that generated code uses, by name: the generator does not need the runtime itself. */
final class RuntimeTypes {

    static final String RUNTIME_PACKAGE = "io.github.qmpcodegen.qmp";
    static final String CODEC_PACKAGE = RUNTIME_PACKAGE + ".codec";

    static final ClassName COMPONENTS = ClassName.get(CODEC_PACKAGE, "Components");
    static final ClassName ENUM_TEXTS = ClassName.get(CODEC_PACKAGE, "EnumTexts");
    static final ClassName INT_RANGE = ClassName.get(CODEC_PACKAGE, "IntRange");
    static final ClassName LARGE_VALUE = ClassName.get(CODEC_PACKAGE, "LargeValue");
    static final ClassName MEMBERS = ClassName.get(CODEC_PACKAGE, "Members");
    static final ClassName QMP_ENUM = ClassName.get(CODEC_PACKAGE, "QmpEnum");
    static final ClassName QMP_READER = ClassName.get(CODEC_PACKAGE, "QmpReader");
    static final ClassName QMP_VALUE = ClassName.get(CODEC_PACKAGE, "QmpValue");
    static final ClassName QMP_WRITER = ClassName.get(CODEC_PACKAGE, "QmpWriter");
    static final ClassName UINT64 = ClassName.get(CODEC_PACKAGE, "Uint64");
    static final ClassName UNMODELLED = ClassName.get(CODEC_PACKAGE, "Unmodelled");
    static final ClassName VALUE_BUILDER = ClassName.get(CODEC_PACKAGE, "ValueBuilder");

    static final ClassName AVAILABLE = ClassName.get(RUNTIME_PACKAGE, "Available");
    static final ClassName EMPTY_RESPONSE = ClassName.get(RUNTIME_PACKAGE, "EmptyResponse");
    static final ClassName EVENT_BUILDER = ClassName.get(RUNTIME_PACKAGE, "EventBuilder");
    static final ClassName EVENT_TIMESTAMP = ClassName.get(RUNTIME_PACKAGE, "EventTimestamp");
    static final ClassName OUT_OF_BAND_REQUEST = ClassName.get(RUNTIME_PACKAGE, "OutOfBandRequest");
    static final ClassName QMP_CONTRACT = ClassName.get(RUNTIME_PACKAGE, "QmpContract");
    static final ClassName QMP_EVENT = ClassName.get(RUNTIME_PACKAGE, "QmpEvent");
    static final ClassName QMP_EXECUTOR = ClassName.get(RUNTIME_PACKAGE, "QmpExecutor");
    static final ClassName QMP_REGISTRY = ClassName.get(RUNTIME_PACKAGE, "QmpRegistry");
    static final ClassName QMP_REQUEST = ClassName.get(RUNTIME_PACKAGE, "QmpRequest");
    static final ClassName SERVER_INTERFACE = ClassName.get(RUNTIME_PACKAGE + ".schema", "ServerInterface");
    static final ClassName UNANSWERED_REQUEST = ClassName.get(RUNTIME_PACKAGE, "UnansweredRequest");
    static final ClassName UNKNOWN_EVENT = ClassName.get(RUNTIME_PACKAGE, "UnknownEvent");
    static final ClassName VOID_REQUEST = ClassName.get(RUNTIME_PACKAGE, "VoidRequest");
    static final ClassName UNSTABLE = ClassName.get(RUNTIME_PACKAGE, "Unstable");

    static final ClassName BIG_DECIMAL = ClassName.get("java.math", "BigDecimal");
    static final ClassName COMPLETABLE_FUTURE = ClassName.get("java.util.concurrent", "CompletableFuture");
    static final ClassName CONSUMER = ClassName.get("java.util.function", "Consumer");
    static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");
    static final ClassName JSON_NODE = ClassName.get("tools.jackson.databind", "JsonNode");
    static final ClassName LINKED_HASH_MAP = ClassName.get("java.util", "LinkedHashMap");
    static final ClassName LIST = ClassName.get("java.util", "List");
    static final ClassName MAP = ClassName.get("java.util", "Map");
    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    static final ClassName NULL_NODE = ClassName.get("tools.jackson.databind.node", "NullNode");
    static final ClassName STRING = ClassName.get(String.class);

    static final AnnotationSpec NULLABLE_ANNOTATION =
            AnnotationSpec.builder(NULLABLE).build();

    private RuntimeTypes() {}
}
