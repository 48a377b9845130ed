package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.BranchSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.FeatureSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.MemberSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.TypeSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.ValueSpec;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiArray;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a definition's keys hold: members, branches, values, features and types. What is wrong is left out. */
final class KeyReader {

    private static final Set<String> LONG_FORM = Set.of("type", "if", "features");

    private final ExpressionDiagnostics diagnostics;

    KeyReader(ExpressionDiagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    List<String> conditions(QapiObject object) {
        return object.value("if")
                .map(value -> Conditions.read(value, diagnostics))
                .orElse(List.of());
    }

    /** An array, or a report that there is none. */
    Optional<QapiArray> array(QapiValue value, String key) {
        if (value instanceof QapiArray array) {
            return Optional.of(array);
        }
        diagnostics.report(
                QapiCode.WRONG_VALUE,
                value.location(),
                "expected an array after '" + key + "', but found " + value.kind());
        return Optional.empty();
    }

    List<FeatureSpec> features(QapiObject object) {
        List<FeatureSpec> features = new ArrayList<>();
        Map<String, SourceLocation> places = new HashMap<>();
        object.value("features").flatMap(value -> array(value, "features")).ifPresent(array -> {
            for (QapiValue value : array.values()) {
                named(value, "feature", Set.of("name", "if")).ifPresent(named -> {
                    if (NameSyntax.check(named.name(), "feature", diagnostics)
                            && isNew(
                                    places,
                                    named.name(),
                                    "the feature '" + named.name().text() + "'")) {
                        features.add(new FeatureSpec(
                                named.name().text(),
                                conditions(named.object()),
                                named.name().location()));
                    }
                });
            }
        });
        return features;
    }

    List<ValueSpec> values(QapiArray array) {
        List<ValueSpec> values = new ArrayList<>();
        Map<String, SourceLocation> places = new HashMap<>();
        for (QapiValue value : array.values()) {
            named(value, "value", Set.of("name", "if", "features")).ifPresent(named -> {
                if (NameSyntax.checkValue(named.name(), "value", diagnostics)
                        && isNew(
                                places,
                                named.name(),
                                "the value '" + named.name().text() + "'")) {
                    values.add(new ValueSpec(
                            named.name().text(),
                            features(named.object()),
                            conditions(named.object()),
                            named.name().location()));
                }
            });
        }
        return values;
    }

    List<MemberSpec> members(QapiObject object) {
        List<MemberSpec> members = new ArrayList<>();
        Map<String, SourceLocation> places = new HashMap<>();
        for (QapiObject.Entry entry : object.entries()) {
            boolean optional = entry.key().text().startsWith("*");
            QapiString name = optional
                    ? new QapiString(
                            entry.key().text().substring(1), entry.key().location())
                    : entry.key();
            QapiObject details = details(entry.value());
            List<FeatureSpec> features = features(details);
            List<String> conditions = conditions(details);
            Optional<TypeSpec> type = type(details.value("type").orElse(entry.value()));
            if (NameSyntax.check(name, "member", diagnostics)
                    && isNew(places, name, "the member '" + name.text() + "'")
                    && type.isPresent()) {
                members.add(new MemberSpec(name.text(), optional, type.get(), features, conditions, name.location()));
            }
        }
        return members;
    }

    List<BranchSpec> branches(QapiObject object) {
        List<BranchSpec> branches = new ArrayList<>();
        for (QapiObject.Entry entry : object.entries()) {
            QapiObject details = details(entry.value());
            List<String> conditions = conditions(details);
            Optional<TypeSpec> type = type(details.value("type").orElse(entry.value()));
            if (NameSyntax.checkValue(entry.key(), "branch", diagnostics) && type.isPresent()) {
                branches.add(new BranchSpec(
                        entry.key().text(), type.get(), conditions, entry.key().location()));
            }
        }
        return branches;
    }

    Optional<TypeSpec> type(QapiValue value) {
        if (value instanceof QapiString name) {
            if (name.text().isEmpty()) {
                diagnostics.report(QapiCode.BAD_NAME, name.location(), "the name of a type must not be empty");
                return Optional.empty();
            }
            return Optional.of(new TypeSpec.Name(name.text(), name.location()));
        }
        if (value instanceof QapiObject object) {
            return Optional.of(new TypeSpec.Inline(members(object), object.location()));
        }
        if (value instanceof QapiArray array) {
            if (array.elements().size() != 1) {
                diagnostics.report(
                        QapiCode.WRONG_VALUE,
                        array.location(),
                        "expected one type in the brackets of an array type, but found "
                                + array.elements().size());
                return Optional.empty();
            }
            return type(array.values().get(0)).map(element -> new TypeSpec.Array(element, array.location()));
        }
        diagnostics.report(
                QapiCode.WRONG_VALUE,
                value.location(),
                "expected a type, which is a name, an array or an object, but found " + value.kind());
        return Optional.empty();
    }

    /** A value or feature with what may stand beside its name. */
    private record Named(QapiString name, QapiObject object) {}

    private Optional<Named> named(QapiValue value, String what, Set<String> keys) {
        if (value instanceof QapiString name) {
            return Optional.of(new Named(name, new QapiObject(List.of(), List.of(), name.location())));
        }
        if (!(value instanceof QapiObject object)) {
            diagnostics.report(
                    QapiCode.WRONG_VALUE,
                    value.location(),
                    "expected the name of a " + what + ", but found " + value.kind());
            return Optional.empty();
        }
        object.entries().stream()
                .filter(entry -> !keys.contains(entry.key().text()))
                .forEach(entry -> diagnostics.report(
                        QapiCode.UNKNOWN_KEY,
                        entry.key().location(),
                        "unknown key '" + entry.key().text() + "' of a " + what));
        QapiValue name = object.value("name").orElse(null);
        if (name instanceof QapiString text) {
            return Optional.of(new Named(text, object));
        }
        if (name == null) {
            diagnostics.report(QapiCode.MISSING_KEY, object.location(), "the key 'name' of a " + what + " is missing");
        } else {
            diagnostics.report(
                    QapiCode.WRONG_VALUE,
                    name.location(),
                    "expected the name of a " + what + ", but found " + name.kind());
        }
        return Optional.empty();
    }

    /**
     * The object in which a member's type stands with features and conditions; an empty one if the value is the type
     * itself. Old schemas define types in place, and such a type may have a member called {@code type}.
     */
    private static QapiObject details(QapiValue value) {
        if (value instanceof QapiObject object) {
            QapiValue type = object.value("type").orElse(null);
            boolean isLongForm = (type instanceof QapiString || type instanceof QapiArray)
                    && object.entries().stream()
                            .allMatch(entry -> LONG_FORM.contains(entry.key().text()));
            if (isLongForm) {
                return object;
            }
        }
        return new QapiObject(List.of(), List.of(), value.location());
    }

    private boolean isNew(Map<String, SourceLocation> places, QapiString name, String what) {
        SourceLocation first = places.putIfAbsent(name.text(), name.location());
        if (first != null) {
            diagnostics.reportDuplicate(name.location(), what, first);
        }
        return first == null;
    }
}
