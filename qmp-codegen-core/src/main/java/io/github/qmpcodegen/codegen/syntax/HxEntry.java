package io.github.qmpcodegen.codegen.syntax;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the command table: a C initialiser in braces.
 *
 * @param fields its fields in order
 * @param argsType its {@code args_type}, read; null when it has none, or none that can be read
 * @param conditions the conditions of the {@code #if}s around it, outermost first, without the directive
 * @param location where its brace opens
 */
public record HxEntry(List<Field> fields, @Nullable ArgsType argsType, List<String> conditions, SourceLocation location)
        implements HxElement {

    /** Copies the lists. */
    public HxEntry {
        fields = List.copyOf(fields);
        conditions = List.copyOf(conditions);
    }

    /** The field of a name such as {@code name} or {@code mhandler.cmd_new}. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /**
     * A field of an entry.
     *
     * @param name its name without the leading dot, such as {@code args_type} or {@code mhandler.cmd_new}
     * @param value its value: of a string the text, its pieces joined and its escapes resolved; else the C text
     * @param string whether the value is a string
     * @param location where the field's dot stands
     * @param valueLocation where its value begins
     */
    public record Field(
            String name, String value, boolean string, SourceLocation location, SourceLocation valueLocation) {}
}
