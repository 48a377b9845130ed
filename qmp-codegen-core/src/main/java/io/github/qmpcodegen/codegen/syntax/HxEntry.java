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
 * @param argsType its parsed {@code args_type}; null if it has none, or none that can be read, or if the file or the
 *     entry is the human monitor's
 * @param conditions the conditions of the {@code #if}s around it, outermost first, without the directive; those that
 *     are always true are left out, and one that is never true is {@link #NEVER}
 * @param location where its brace opens
 */
public record HxEntry(List<Field> fields, @Nullable ArgsType argsType, List<String> conditions, SourceLocation location)
        implements HxElement {

    /** The condition of entries that are in no build. */
    public static final String NEVER = "0";

    private static final Set<String> QMP_HANDLERS = Set.of("mhandler.cmd_new", "mhandler.cmd_async");
    private static final Set<String> HUMAN_HANDLERS = Set.of("cmd", "cmd_info_hrt", "sub_table");

    /** Copies the lists. */
    public HxEntry {
        fields = List.copyOf(fields);
        conditions = List.copyOf(conditions);
    }

    /** Returns the field with a name such as {@code name} or {@code mhandler.cmd_new}; the last of several, as in C. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).reduce((first, second) -> second);
    }

    /** The value of {@code name}; empty if there is none. */
    public String name() {
        return field("name").map(Field::value).orElse("");
    }

    /** Whether no build has the entry. */
    public boolean isDead() {
        return conditions.contains(NEVER);
    }

    /**
     * Whether the entry is a command of QMP, as far as an entry shows: it has a handler for QMP
     * ({@code mhandler.cmd_new} or {@code mhandler.cmd_async}), or no handler at all.
     *
     * <p>The human monitor's entries have another kind of handler, or values without names, as before QMP existed.
     * {@link HxFile#qmpEntries()} also considers the rest of the file.
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
     *     value without a name, as in the oldest files
     * @param value its value: the text of a string, with pieces joined and escapes resolved; else the C text
     * @param string whether the value is a string
     * @param location where the field's dot is
     * @param valueLocation where its value starts
     * @param stretches where the characters of a string are, in order
     * @param gaps the known parts of a name or {@code args_type} that is partly hidden by macros; null if nothing is
     *     hidden
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

        /** Creates a field of whose value only the start has a known place. */
        public Field(String name, String value, boolean string, SourceLocation location, SourceLocation valueLocation) {
            this(name, value, string, location, valueLocation, List.of(), null);
        }

        /** Returns the same field with another name. */
        public Field named(String other) {
            return new Field(other, value, string, location, valueLocation, stretches, gaps);
        }

        /**
         * Returns where a character of the value is in the file, even after escapes and in later pieces.
         *
         * @param index the character's index in the value; its length means the end
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
     * Characters of a string that are adjacent in the file, as they are between two escapes.
     *
     * @param start the index of the first in the string
     * @param location where the first is
     */
    public record Stretch(int start, SourceLocation location) {}

    /**
     * A text that is partly hidden by undefined macros.
     *
     * @param literals the texts before, between and after the macros: one more than there are macros; each may be empty
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
