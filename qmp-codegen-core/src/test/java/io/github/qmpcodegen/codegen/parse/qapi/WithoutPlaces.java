package io.github.qmpcodegen.codegen.parse.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiArray;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiElement;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiFile;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiLiteral;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiValue;
import java.util.List;

/** A schema file with the same place everywhere, so that two of them can be compared. */
final class WithoutPlaces {

    private static final SourceLocation NOWHERE = SourceLocation.ofWhole("");

    private WithoutPlaces() {}

    static List<QapiElement> of(QapiFile file) {
        return file.elements().stream().map(WithoutPlaces::element).toList();
    }

    private static QapiElement element(QapiElement element) {
        return element instanceof QapiComment comment
                ? new QapiComment(lines(comment.lines()), comment.documentation())
                : object((QapiObject) element);
    }

    private static QapiValue value(QapiValue value) {
        if (value instanceof QapiObject object) {
            return object(object);
        }
        if (value instanceof QapiArray array) {
            return new QapiArray(
                    array.elements().stream()
                            .map(e -> new QapiArray.Element(lines(e.comments()), value(e.value())))
                            .toList(),
                    lines(array.lastComments()),
                    NOWHERE);
        }
        if (value instanceof QapiString string) {
            return new QapiString(string.text(), NOWHERE);
        }
        QapiLiteral literal = (QapiLiteral) value;
        return new QapiLiteral(literal.kindOfLiteral(), literal.text(), NOWHERE);
    }

    private static QapiObject object(QapiObject object) {
        return new QapiObject(
                object.entries().stream()
                        .map(e -> new QapiObject.Entry(
                                lines(e.comments()), new QapiString(e.key().text(), NOWHERE), value(e.value())))
                        .toList(),
                lines(object.lastComments()),
                NOWHERE);
    }

    private static List<TextLine> lines(List<TextLine> lines) {
        return lines.stream().map(line -> new TextLine(line.text(), NOWHERE)).toList();
    }
}
