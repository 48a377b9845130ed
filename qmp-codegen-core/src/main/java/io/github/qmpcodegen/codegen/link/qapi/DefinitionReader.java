package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.BranchSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.Header;
import io.github.qmpcodegen.codegen.link.qapi.Definition.TypeSpec;
import io.github.qmpcodegen.codegen.prose.qapi.QapiDoc;
import io.github.qmpcodegen.codegen.prose.qapi.QapiDocReader;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiLiteral;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one expression as the definition that it is.
 *
 * <p>It checks what can be seen without knowing other definitions. An error that leaves the definition without its
 * name, or without what makes it one, costs the definition; any other costs the part that it is in.
 */
final class DefinitionReader {

    private final QapiObject expression;
    private final Keyword keyword;
    private final ExpressionDiagnostics diagnostics;
    private final KeyReader keys;

    private DefinitionReader(QapiObject expression, Keyword keyword, ExpressionDiagnostics diagnostics) {
        this.expression = expression;
        this.keyword = keyword;
        this.diagnostics = diagnostics;
        this.keys = new KeyReader(diagnostics);
    }

    /** The key that says what an expression is; reports when there is none or more than one. */
    static Optional<Keyword> keywordOf(QapiObject expression, DiagnosticSink sink) {
        ExpressionDiagnostics diagnostics = new ExpressionDiagnostics("", sink);
        List<QapiObject.Entry> entries = expression.entries().stream()
                .filter(entry -> Keyword.of(entry.key().text()).isPresent())
                .toList();
        if (entries.isEmpty()) {
            String keys = expression.entries().isEmpty()
                    ? "nothing"
                    : "'" + expression.entries().get(0).key().text() + "'";
            diagnostics.report(
                    QapiCode.UNKNOWN_EXPRESSION,
                    expression.location(),
                    "expected a definition with one of the keys 'command', 'event', 'struct', 'enum', 'union',"
                            + " 'alternate', 'include' and 'pragma', but found " + keys);
            return Optional.empty();
        }
        if (entries.size() > 1) {
            diagnostics.report(
                    QapiCode.AMBIGUOUS_EXPRESSION,
                    entries.get(1).key().location(),
                    "an expression defines one thing, but this has both '"
                            + entries.get(0).key().text() + "' and '"
                            + entries.get(1).key().text() + "'");
            return Optional.empty();
        }
        return Keyword.of(entries.get(0).key().text());
    }

    /** Reads a definition. */
    static Optional<Definition> read(
            QapiObject expression, Keyword keyword, @Nullable QapiComment comment, DiagnosticSink sink) {
        QapiValue value = expression.value(keyword.key()).orElseThrow();
        if (!(value instanceof QapiString name)) {
            new ExpressionDiagnostics("", sink)
                    .report(
                            QapiCode.WRONG_VALUE,
                            value.location(),
                            "expected a name after '" + keyword.key() + "', but found " + value.kind());
            return Optional.empty();
        }
        ExpressionDiagnostics diagnostics = new ExpressionDiagnostics(keyword.key() + " '" + name.text() + "'", sink);
        if (!NameSyntax.checkDefinition(name, diagnostics)) {
            return Optional.empty();
        }
        return new DefinitionReader(expression, keyword, diagnostics).definition(name, comment);
    }

    private Optional<Definition> definition(QapiString name, @Nullable QapiComment comment) {
        boolean complete = checkKeys();
        Header header = new Header(
                keyword.key(),
                name.text(),
                keys.features(expression),
                keys.conditions(expression),
                comment == null ? QapiDoc.none(expression.location()) : QapiDocReader.read(comment),
                comment,
                expression,
                name.location(),
                diagnostics);
        if (!complete) {
            return Optional.empty();
        }
        return switch (keyword) {
            case COMMAND -> Optional.of(command(header));
            case EVENT -> Optional.of(new Definition.EventSpec(header, arguments(), flag("boxed", true)));
            case STRUCT, TYPE -> struct(header);
            case UNION -> union(header);
            case ALTERNATE -> branches(true).map(branches -> new Definition.Alternate(header, branches));
            case ENUM ->
                keys.array(expression.value("data").orElseThrow(), "data")
                        .map(values -> new Definition.Enumeration(header, keys.values(values)));
            case PRAGMA -> Optional.empty();
        };
    }

    private boolean checkKeys() {
        for (QapiObject.Entry entry : expression.entries()) {
            if (!keyword.allows(entry.key().text())) {
                diagnostics.report(
                        QapiCode.UNKNOWN_KEY,
                        entry.key().location(),
                        "unknown key '" + entry.key().text() + "'");
            }
        }
        boolean complete = true;
        for (String required : keyword.required()) {
            if (expression.entry(required).isEmpty()) {
                diagnostics.report(
                        QapiCode.MISSING_KEY, expression.location(), "the key '" + required + "' is missing");
                complete = false;
            }
        }
        return complete;
    }

    private Definition command(Header header) {
        boolean outOfBand = flag("allow-oob", true);
        if (outOfBand && flag("coroutine", true)) {
            diagnostics.report(
                    QapiCode.CONFLICTING_FLAGS,
                    expression.entry("coroutine").orElseThrow().key().location(),
                    "'allow-oob' and 'coroutine' exclude each other");
        }
        boolean preconfig = flag("allow-preconfig", true);
        @Nullable QapiValue returns = expression.value("returns").orElse(null);
        @Nullable
        TypeSpec returnType = returns == null ? null : keys.type(returns).orElse(null);
        return new Definition.CommandSpec(
                header,
                arguments(),
                isEmpty(returnType) ? null : returnType,
                flag("boxed", true),
                !flag("gen", false),
                !flag("success-response", false),
                outOfBand,
                preconfig);
    }

    /** The type of a command's arguments or of an event's data; null for none. */
    private @Nullable TypeSpec arguments() {
        QapiValue data = expression.value("data").orElse(null);
        if (data == null) {
            if (flag("boxed", true)) {
                diagnostics.report(
                        QapiCode.MISSING_KEY,
                        expression.entry("boxed").orElseThrow().key().location(),
                        "'boxed' needs 'data' with the name of a type");
            }
            return null;
        }
        TypeSpec type = keys.type(data).orElse(null);
        if (type instanceof TypeSpec.Array) {
            diagnostics.report(
                    QapiCode.WRONG_VALUE,
                    data.location(),
                    "expected an object or the name of a type after 'data', but found an array");
            return null;
        }
        if (type instanceof TypeSpec.Inline && flag("boxed", true)) {
            diagnostics.report(
                    QapiCode.WRONG_VALUE,
                    data.location(),
                    "expected the name of a type after 'data', as 'boxed' is set, but found an object");
        }
        return isEmpty(type) ? null : type;
    }

    private static boolean isEmpty(@Nullable TypeSpec type) {
        return type instanceof TypeSpec.Inline inline && inline.members().isEmpty();
    }

    private Optional<Definition> struct(Header header) {
        QapiValue data = expression.value("data").orElseThrow();
        if (!(data instanceof QapiObject members)) {
            reportNoObject(data);
            return Optional.empty();
        }
        QapiString base = null;
        QapiValue baseValue = expression.value("base").orElse(null);
        if (baseValue instanceof QapiString name) {
            base = name;
        } else if (baseValue != null) {
            diagnostics.report(
                    QapiCode.WRONG_VALUE,
                    baseValue.location(),
                    "expected the name of a struct after 'base', but found " + baseValue.kind());
        }
        return Optional.of(new Definition.Struct(header, base, keys.members(members)));
    }

    private Optional<Definition> union(Header header) {
        QapiValue discriminator = expression.value("discriminator").orElse(null);
        if (discriminator instanceof QapiObject object && object.entries().isEmpty()) {
            return branches(true).map(branches -> new Definition.Alternate(header, branches));
        }
        if (discriminator == null && expression.entry("base").isPresent()) {
            diagnostics.report(
                    QapiCode.MISSING_KEY,
                    expression.location(),
                    "the key 'discriminator' is missing, which a union with 'base' needs");
            return Optional.empty();
        }
        if (discriminator != null && !(discriminator instanceof QapiString)) {
            diagnostics.report(
                    QapiCode.WRONG_VALUE,
                    discriminator.location(),
                    "expected the name of a member after 'discriminator', but found " + discriminator.kind());
            return Optional.empty();
        }
        QapiValue baseValue = expression.value("base").orElse(null);
        if (discriminator != null && baseValue == null) {
            diagnostics.report(
                    QapiCode.MISSING_KEY,
                    expression.location(),
                    "the key 'base' is missing, which a union with 'discriminator' needs");
            return Optional.empty();
        }
        TypeSpec base = baseValue == null ? null : base(baseValue);
        if (baseValue != null && base == null) {
            return Optional.empty();
        }
        return branches(false)
                .map(branches -> new Definition.Union(header, base, (QapiString) discriminator, branches));
    }

    private @Nullable TypeSpec base(QapiValue value) {
        if (value instanceof QapiString || value instanceof QapiObject) {
            return keys.type(value).orElse(null);
        }
        diagnostics.report(
                QapiCode.WRONG_VALUE,
                value.location(),
                "expected an object or the name of a struct after 'base', but found " + value.kind());
        return null;
    }

    private Optional<List<BranchSpec>> branches(boolean required) {
        QapiValue data = expression.value("data").orElseThrow();
        if (!(data instanceof QapiObject object)) {
            reportNoObject(data);
            return Optional.empty();
        }
        if (required && object.entries().isEmpty()) {
            diagnostics.report(QapiCode.WRONG_VALUE, data.location(), "'data' must not be empty");
            return Optional.empty();
        }
        return Optional.of(new ArrayList<>(keys.branches(object)));
    }

    private void reportNoObject(QapiValue data) {
        diagnostics.report(
                QapiCode.WRONG_VALUE, data.location(), "expected an object after 'data', but found " + data.kind());
    }

    /** Whether a flag is given; a flag has one value, which is not its default, or in old schemas {@code 'no'}. */
    private boolean flag(String key, boolean value) {
        QapiValue given = expression.value(key).orElse(null);
        if (given == null) {
            return false;
        }
        QapiLiteral.Kind expected = value ? QapiLiteral.Kind.TRUE : QapiLiteral.Kind.FALSE;
        if (given instanceof QapiLiteral literal && literal.kindOfLiteral() == expected) {
            return true;
        }
        if (!value && given instanceof QapiString string && string.text().equals("no")) {
            return true;
        }
        diagnostics.report(
                QapiCode.WRONG_VALUE,
                given.location(),
                "the flag '" + key + "' can only be " + value + "; leave it out for the opposite");
        return false;
    }
}
