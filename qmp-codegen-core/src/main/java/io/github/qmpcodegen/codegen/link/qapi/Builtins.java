package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types that every schema has without defining them. */
final class Builtins {

    /** The enumeration of kinds of JSON values, the only builtin type that is not a {@link BuiltinType}. */
    static final String KINDS_OF_VALUES = "QType";

    private static final Map<String, BuiltinType> TYPES =
            Arrays.stream(BuiltinType.values()).collect(Collectors.toMap(BuiltinType::schemaName, type -> type));

    /** What schemas before 2.5 wrote for {@code any}. */
    private static final Set<String> OLD_NAMES_OF_ANY = Set.of("**", "visitor", "dict");

    private Builtins() {}

    static boolean isReserved(String name) {
        return TYPES.containsKey(name) || name.equals(KINDS_OF_VALUES);
    }

    static Optional<BuiltinType> of(String name) {
        return Optional.ofNullable(OLD_NAMES_OF_ANY.contains(name) ? BuiltinType.ANY : TYPES.get(name));
    }

    static EnumType kindsOfValues(SourceLocation usedAt) {
        List<EnumType.Value> values = Stream.of("none", "qnull", "qnum", "qstring", "qdict", "qlist", "qbool")
                .map(text -> EnumType.Value.of(text, usedAt))
                .toList();
        return new EnumType(TypeName.declared(KINDS_OF_VALUES), values, Traits.at(usedAt));
    }
}
