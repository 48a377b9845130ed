package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.ArgsType;
import io.github.qmpcodegen.codegen.syntax.EventsFile;
import io.github.qmpcodegen.codegen.syntax.HxDocumentation;
import io.github.qmpcodegen.codegen.syntax.HxElement;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import org.jspecify.annotations.Nullable;

/**
 * Files with one and the same place for everything in them, so that two of them are equal when they say the same.
 *
 * <p>This is the equality that printing keeps: a printed file has another layout, and so other places.
 */
final class Unplaced {

    static final SourceLocation NOWHERE = SourceLocation.ofWhole("nowhere");

    private Unplaced() {}

    static HxFile of(HxFile file) {
        return new HxFile(
                NOWHERE.path(), file.elements().stream().map(Unplaced::of).toList());
    }

    static HxElement of(HxElement element) {
        if (element instanceof HxEntry entry) {
            return new HxEntry(
                    entry.fields().stream().map(Unplaced::of).toList(),
                    of(entry.argsType()),
                    entry.conditions(),
                    NOWHERE);
        }
        HxDocumentation documentation = (HxDocumentation) element;
        return new HxDocumentation(
                documentation.lines().stream().map(Unplaced::of).toList(), documentation.conditions(), NOWHERE);
    }

    static EventsFile of(EventsFile file) {
        return new EventsFile(
                NOWHERE.path(), file.lines().stream().map(Unplaced::of).toList());
    }

    static @Nullable ArgsType of(@Nullable ArgsType argsType) {
        return argsType == null
                ? null
                : new ArgsType(argsType.arguments().stream()
                        .map(argument -> new ArgsType.Argument(
                                argument.name(), argument.code(), argument.flag(), argument.optional(), NOWHERE))
                        .toList());
    }

    private static HxEntry.Field of(HxEntry.Field field) {
        return new HxEntry.Field(field.name(), field.value(), field.string(), NOWHERE, NOWHERE);
    }

    private static TextLine of(TextLine line) {
        return new TextLine(line.text(), NOWHERE);
    }
}
