package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SimilarNames;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.grammar.QmpCommandsParser;
import io.github.qmpcodegen.grammar.QmpCommandsParser.BracesContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.EntryContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.FieldContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.UnnamedContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.ValueContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Turns the parse tree of an entry into what the entry says. */
final class EntryReader {

    private static final String NAME = "name";
    private static final String ARGS_TYPE = "args_type";

    /** The fields in the order of the structure, as far as all releases have the same ones. */
    private static final List<String> ORDER = List.of(NAME, ARGS_TYPE, "params", "help");

    /** What makes another command of an entry. */
    private static final Set<String> DECISIVE = Set.of(NAME, ARGS_TYPE);

    private static final String HANDLER = "mhandler";

    /** The fields that a table of QMP has, of which others may be misspellings. */
    private static final List<String> KNOWN = List.of(
            NAME,
            ARGS_TYPE,
            "params",
            "help",
            "user_print",
            HANDLER,
            "mhandler.cmd_new",
            "mhandler.cmd_async",
            "mhandler.info",
            "flags");

    private final SimilarNames similar = new SimilarNames(KNOWN);
    private final SourceFile file;
    private final Preprocessor preprocessor;
    private final DiagnosticSink sink;

    EntryReader(SourceFile file, Preprocessor preprocessor, DiagnosticSink sink) {
        this.file = file;
        this.preprocessor = preprocessor;
        this.sink = sink;
    }

    /**
     * Reads an entry. One whose name or arguments depend on conditions is several, of which a build has one.
     *
     * @return the entries; none if it lacks what every entry needs, which is reported
     */
    List<HxEntry> read(EntryContext context, List<String> conditions) {
        if (endsTable(context)) {
            return List.of();
        }
        if (context.fields().field().isEmpty()) {
            HxEntry entry = new HxEntry(positionalFields(context), null, conditions, start(context.getStart()));
            // A single name may be a macro that stands for all fields.
            return isSingleMacro(context) ? hidden(context.fields().unnamed(0).value()) : List.of(entry);
        }
        List<HxEntry> entries = alternatives(context, conditions).stream()
                .map(each -> new HxEntry(each.fields(), null, each.conditions(), start(context.getStart())))
                .toList();
        return entries.stream().allMatch(entry -> isWellFormed(entry, context)) ? entries : List.of();
    }

    /** The fields that an entry has under conditions. */
    private record Alternative(List<String> conditions, List<HxEntry.Field> fields) {}

    /** Whether the entry is what marks the end of a table in C: one without a name. */
    private static boolean endsTable(EntryContext context) {
        ValueContext first = value(context.fields().getChild(0));
        boolean name = context.fields().getChild(0) instanceof UnnamedContext
                || context.fields().field(0).fieldName().getText().equals(NAME);
        return name && first != null && new StringValue(first).isNullPointer();
    }

    private static boolean isSingleMacro(EntryContext context) {
        return context.fields().unnamed().size() == 1
                && isMacro(context.fields().unnamed(0).value());
    }

    private static boolean isMacro(ValueContext value) {
        Token first = value.getStart();
        return value.braces() == null
                && (first.getType() == QmpCommandsParser.NAME || first.getType() == QmpCommandsParser.MACRO);
    }

    private List<HxEntry> hidden(ValueContext macro) {
        sink.report(
                Rule.UNKNOWN_MACRO,
                start(macro.getStart()),
                "nothing defines the macro '"
                        + macro.getStart().getText().replace("(", "").strip()
                        + "', which stands for fields of this entry, so the entry is left out; define the macro");
        return List.of();
    }

    private List<HxEntry.Field> positionalFields(EntryContext context) {
        return context.fields().unnamed().stream()
                .map(UnnamedContext::value)
                .map(value -> field("", value, value.getStart()))
                .toList();
    }

    private List<Alternative> alternatives(EntryContext context, List<String> conditions) {
        boolean conditional = preprocessor.isDirectiveBetween(context.getStart(), context.getStop());
        Map<String, List<String>> firstOf = new LinkedHashMap<>();
        Map<List<String>, List<HxEntry.Field>> replaced = new LinkedHashMap<>();
        List<HxEntry.Field> fields = new ArrayList<>();
        String previous = null;
        for (ParseTree child : context.fields().children) {
            ValueContext value = value(child);
            Optional<String> name = child instanceof FieldContext named
                    ? Optional.of(named.fieldName().getText())
                    : after(previous);
            if (value == null || name.isEmpty()) {
                continue;
            }
            previous = name.get();
            Token first = ((ParserRuleContext) child).getStart();
            HxEntry.Field field = previous.equals(ARGS_TYPE) && new StringValue(value).isNullPointer()
                    ? new HxEntry.Field(ARGS_TYPE, "", true, start(first), start(value.getStart()))
                    : field(previous, value, first);
            List<String> where = preprocessor.conditionsAt(first);
            List<String> before = firstOf.putIfAbsent(previous, where);
            if (before != null && !conditional && child instanceof FieldContext) {
                sink.report(
                        Rule.DUPLICATE_FIELD,
                        field.location(),
                        "the field '." + previous + "' is given twice in this entry; the last one counts");
            }
            if (before == null || !conditional) {
                fields.add(field);
                fields.addAll(handlers(value, field));
            } else if (DECISIVE.contains(previous) && !before.equals(where)) {
                replaced.computeIfAbsent(where, key -> new ArrayList<>()).add(field);
            }
            // Of all others that exclude each other by #if and #else, the first stands for all.
        }
        reportMisspelled(fields);
        List<Alternative> alternatives = new ArrayList<>();
        replaced.forEach((where, others) -> alternatives.add(new Alternative(where, replaced(fields, others))));
        List<String> whereFirst = replaced.values().stream()
                .map(others -> firstOf.getOrDefault(others.get(0).name(), conditions))
                .findFirst()
                .orElse(conditions);
        alternatives.add(0, new Alternative(whereFirst, fields));
        return alternatives;
    }

    /** The fields with others in place of those of the same names. */
    private static List<HxEntry.Field> replaced(List<HxEntry.Field> fields, List<HxEntry.Field> others) {
        Map<String, HxEntry.Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        others.forEach(field -> byName.put(field.name(), field));
        return List.copyOf(byName.values());
    }

    private void reportMisspelled(List<HxEntry.Field> fields) {
        for (HxEntry.Field field : fields) {
            if (!KNOWN.contains(field.name())) {
                similar.to(field.name())
                        .ifPresent(meant -> sink.report(
                                Rule.MISSPELLED_FIELD,
                                field.location(),
                                "QEMU does not know the field '." + field.name()
                                        + "', so what it says is left out; did you mean '." + meant + "'?"));
            }
        }
    }

    private static @Nullable ValueContext value(ParseTree child) {
        return child instanceof FieldContext field
                ? field.value()
                : child instanceof UnnamedContext unnamed ? unnamed.value() : null;
    }

    /** The field to which C gives a value without a name that stands behind this one; empty if releases differ. */
    private static Optional<String> after(@Nullable String previous) {
        int next = previous == null ? 0 : ORDER.indexOf(previous) + 1;
        return (previous == null || next > 0) && next < ORDER.size() ? Optional.of(ORDER.get(next)) : Optional.empty();
    }

    /** The members of a handler that is given in braces, as fields of their own. */
    private static List<HxEntry.Field> handlers(ValueContext value, HxEntry.Field field) {
        BracesContext braces = value.braces();
        if (braces == null || !field.name().equals(HANDLER)) {
            return List.of();
        }
        List<HxEntry.Field> members = new ArrayList<>();
        for (int i = 1; i < braces.item().size(); i++) {
            TerminalNode name = braces.item(i).NAME();
            if (name != null && braces.item(i - 1).DOT() != null) {
                members.add(field.named(HANDLER + "." + name.getText()));
            }
        }
        return members;
    }

    private HxEntry.Field field(String name, ValueContext value, Token first) {
        StringValue string = new StringValue(value);
        if (string.isComplete()) {
            StringLiterals text = string.text(file);
            return new HxEntry.Field(
                    name, text.value(), true, start(first), start(value.getStart()), text.stretches(), null);
        }
        String text = file.text()
                .substring(
                        value.getStart().getStartIndex(),
                        Math.max(
                                        value.getStart().getStopIndex(),
                                        value.getStop().getStopIndex())
                                + 1);
        HxEntry.Gaps gaps =
                name.equals(NAME) || name.equals(ARGS_TYPE) ? string.gaps(file).orElse(null) : null;
        return new HxEntry.Field(name, text, false, start(first), start(value.getStart()), List.of(), gaps);
    }

    /** Whether an entry has what every entry needs; what it lacks is reported. */
    private boolean isWellFormed(HxEntry entry, EntryContext context) {
        Optional<HxEntry.Field> name = entry.field(NAME);
        if (name.isEmpty() || name.get().location().equals(name.get().valueLocation())) {
            Optional<ValueContext> macro = context.fields().unnamed().stream()
                    .map(UnnamedContext::value)
                    .filter(EntryReader::isMacro)
                    .findFirst();
            if (macro.isPresent()) {
                hidden(macro.get());
                return false;
            }
        }
        if (name.isEmpty()) {
            sink.report(
                    ParseCode.BAD_ENTRY,
                    entry.location(),
                    "an entry without a name: expected a field such as '.name = \"quit\"'");
            return false;
        }
        for (String key : List.of(NAME, ARGS_TYPE)) {
            Optional<HxEntry.Field> field = entry.field(key);
            if (field.isPresent() && !field.get().string() && field.get().gaps() == null) {
                sink.report(
                        ParseCode.BAD_ENTRY,
                        field.get().valueLocation(),
                        "expected a string in quotes as the value of '." + key + "'");
                return false;
            }
        }
        if (name.get().string() && name.get().value().isBlank()) {
            sink.report(ParseCode.BAD_ENTRY, name.get().valueLocation(), "the name of an entry is empty");
            return false;
        }
        return true;
    }

    private SourceLocation start(Token token) {
        return file.locationOf(token.getStartIndex());
    }
}
