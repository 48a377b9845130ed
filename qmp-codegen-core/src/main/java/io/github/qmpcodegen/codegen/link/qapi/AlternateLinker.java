package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.BranchSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.Header;
import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves an alternate and checks that JSON values distinguish its branches. */
final class AlternateLinker {

    private final TypeLinker types;
    private final Definition.Alternate alternate;
    private final Header header;
    private final Map<JsonType, BranchSpec> kinds = new EnumMap<>(JsonType.class);

    AlternateLinker(TypeLinker types, Definition.Alternate alternate) {
        this.types = types;
        this.alternate = alternate;
        this.header = alternate.header();
    }

    AlternateType link() {
        List<AlternateType.Branch> branches = new ArrayList<>();
        for (BranchSpec branch : alternate.branches()) {
            TypeReference type = types.resolve(branch.type(), List.of(alternate.name(), branch.name()), header);
            if (isUnknown(branch, type)) {
                continue;
            }
            Optional<JsonType> kind = kind(branch, type);
            if (kind.isPresent() && isDistinct(branch, kind.get())) {
                branches.add(new AlternateType.Branch(branch.name(), type, header.traits(branch)));
            }
        }
        return new AlternateType(TypeName.declared(alternate.name()), branches, header.traits());
    }

    /** Whether the type became any value only because it is unknown, which was reported. */
    private static boolean isUnknown(BranchSpec branch, TypeReference type) {
        return type.equals(TypeReference.any())
                && branch.type() instanceof Definition.TypeSpec.Name name
                && Builtins.of(name.text()).isEmpty();
    }

    private Optional<JsonType> kind(BranchSpec branch, TypeReference type) {
        if (type instanceof TypeReference.Array) {
            return Optional.of(JsonType.ARRAY);
        }
        if (type instanceof TypeReference.Builtin builtin) {
            return builtin(branch, builtin.type().jsonType());
        }
        Definition definition =
                types.definition(((TypeReference.Named) type).name()).orElse(null);
        if (definition instanceof Definition.Alternate) {
            header.diagnostics()
                    .report(
                            QapiCode.WRONG_TYPE,
                            branch.type().location(),
                            "the branch '" + branch.name() + "' of an alternate must not be an alternate itself");
            return Optional.empty();
        }
        return Optional.of(definition instanceof Definition.Enumeration ? JsonType.STRING : JsonType.OBJECT);
    }

    private Optional<JsonType> builtin(BranchSpec branch, JsonType type) {
        if (type == JsonType.VALUE) {
            header.diagnostics()
                    .report(
                            QapiCode.WRONG_TYPE,
                            branch.type().location(),
                            "the branch '" + branch.name() + "' of an alternate must not have the type 'any'");
            return Optional.empty();
        }
        return Optional.of(type.shown());
    }

    private boolean isDistinct(BranchSpec branch, JsonType kind) {
        BranchSpec first = kinds.putIfAbsent(kind, branch);
        if (first != null) {
            header.diagnostics()
                    .report(
                            QapiCode.INDISTINCT_BRANCHES,
                            branch.location(),
                            "the branches '" + first.name() + "' and '" + branch.name()
                                    + "' cannot be told apart: both are " + kind.phrase(),
                            List.of(new Diagnostic.Related(first.location(), "the first is here")));
        }
        return first == null;
    }
}
