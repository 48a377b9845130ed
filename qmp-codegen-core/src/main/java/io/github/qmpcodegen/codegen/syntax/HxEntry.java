package io.github.qmpcodegen.codegen.syntax;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the command table: a C initialiser in braces.
 *
 * @param fields its fields in order
 * @param argsType its {@code args_type}, read; null when it has none, or none that can be read, or when the file or the
 *     entry is the human monitor's
 * @param conditions the conditions of the {@code #if}s around it, outermost first, without the directive; those that
 *     hold in every build are left out, and one that holds in none is {@link #NEVER}
 * @param location where its brace opens
 */
public record HxEntry(List<Field> fields, @Nullable ArgsType argsType, List<String> conditions, SourceLocation location)
        implements HxElement {

    /** The condition of what is part of no build. */
    public static final String NEVER = "0";

    private static final Set<String> QMP_HANDLERS = Set.of("mhandler.cmd_new", "mhandler.cmd_async");
    private static final Set<String> HUMAN_HANDLERS = Set.of("cmd", "cmd_info_hrt", "sub_table");

    /** Copies the lists. */
    public HxEntry {
        fields = List.copyOf(fields);
        conditions = List.copyOf(conditions);
    }

    /** The field of a name such as {@code name} or {@code mhandler.cmd_new}; of several the last, as in C. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).reduce((first, second) -> second);
    }

    /** The value of {@code name}; empty when there is none. */
    public String name() {
        return field("name").map(Field::value).orElse("");
    }

    /** Whether no build has the entry. */
    public boolean isDead() {
        return conditions.contains(NEVER);
    }

    /**
     * Whether the entry is a command of QMP, as far as an entry can tell: it has a handler for QMP
     * ({@code mhandler.cmd_new} or {@code mhandler.cmd_async}), or no handler at all.
     *
     * <p>The human monitor's have a handler of another kind, or values without names, as before there was QMP.
     * {@link HxFile#qmpEntries()} also knows the rest of the file.
     */
    public boolean isQmp() {
        return hasQmpHandler() || !hasHumanHandler();
    }

    /** Whether a handler for QMP is named. */
    boolean hasQmpHandler() {
        return fields.stream().map(Field::name).anyMatch(QMP_HANDLERS::contains);
    }

    /** Whether a handler is given, or a table of commands below, that only the human monitor knows. */
    boolean hasHumanHandler() {
        return fields.stream()
                .map(Field::name)
                .anyMatch(name -> name.isEmpty()
                        || HUMAN_HANDLERS.contains(name)
                        || (name.startsWith("mhandler.") && !QMP_HANDLERS.contains(name)));
    }

    /**
     * A field of an entry.
     *
     * @param name its name without the leading dot, such as {@code args_type} or {@code mhandler.cmd_new}; empty for a
     *     value that has none, as in the oldest files
     * @param value its value: of a string the text, its pieces joined and its escapes resolved; else the C text
     * @param string whether the value is a string
     * @param location where the field's dot stands
     * @param valueLocation where its value begins
     * @param stretches where the characters of a string stand, in order
     * @param gaps what is known of a name or {@code args_type} of which macros hide parts; null if they hide none
     */
    public record Field(
            String name,
            String value,
            boolean string,
            SourceLocation location,
            SourceLocation valueLocation,
            List<Stretch> stretches,
            @Nullable Gaps gaps) {

        /** Copies the stretches. */
        public Field {
            stretches = List.copyOf(stretches);
        }

        /** A field of whose value only the beginning is known to stand somewhere. */
        public Field(String name, String value, boolean string, SourceLocation location, SourceLocation valueLocation) {
            this(name, value, string, location, valueLocation, List.of(), null);
        }

        /** The same field by another name. */
        public Field named(String other) {
            return new Field(other, value, string, location, valueLocation, stretches, gaps);
        }

        /**
         * Where a character of the value stands in the file, also behind escapes and in later pieces.
         *
         * @param index the character's index in the value; its length stands for the end
         */
        public SourceLocation locationOf(int index) {
            Objects.checkIndex(index, value.length() + 1);
            SourceLocation found = valueLocation;
            for (Stretch stretch : stretches) {
                if (stretch.start() > index) {
                    break;
                }
                SourceLocation start = stretch.location();
                found = new SourceLocation(start.path(), start.line(), start.column() + index - stretch.start());
            }
            return found;
        }
    }

    /**
     * Characters of a string that stand side by side in the file, as they do between two escapes.
     *
     * @param start the index of the first in the string
     * @param location where the first stands
     */
    public record Stretch(int start, SourceLocation location) {}

    /**
     * A text of which macros hide parts that nothing defines.
     *
     * @param literals what stands before, between and behind the macros: one more than there are macros, each maybe empty
     * @param macros the names of the macros, in order
     */
    public record Gaps(List<String> literals, List<String> macros) {

        /** Copies the lists. */
        public Gaps {
            literals = List.copyOf(literals);
            macros = List.copyOf(macros);
        }
    }
}
