package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.link.hx.Shape.MemberShape;
import io.github.qmpcodegen.codegen.link.hx.Shape.Scalar;
import io.github.qmpcodegen.codegen.link.hx.Shape.Sequence;
import io.github.qmpcodegen.codegen.link.hx.Shape.Structure;
import io.github.qmpcodegen.codegen.prose.Claim.Kind;
import io.github.qmpcodegen.codegen.prose.ProseBlock;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Paragraph;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a command returns from the description of its reply and from the replies that examples show. */
final class ReplyReader {

    private static final String RETURN = "return";
    private final DocumentSections sections;
    private final List<JsonNode> values;
    private final SourceLocation location;

    /**
     * What a command returns.
     *
     * @param shape the shape of the value; null when it is an object without members
     * @param origin what says so; {@link Origin#NOTHING} when nothing does
     */
    record Reply(@Nullable Shape shape, Origin origin) {

        /** Nothing is said of the reply. */
        static final Reply UNSTATED = new Reply(null, Origin.NOTHING);
    }

    private ReplyReader(DocumentSections sections, List<JsonNode> values, SourceLocation location) {
        this.sections = sections;
        this.values = values;
        this.location = location;
    }

    /**
     * Reads a reply.
     *
     * @param sections the sections of the command's document
     * @param values the values that examples show being returned
     * @param location the place that stands for what is only shown
     */
    static Reply read(DocumentSections sections, List<JsonNode> values, SourceLocation location) {
        return new ReplyReader(sections, values, location).read();
    }

    private Reply read() {
        ObjectDescriptions descriptions = new ObjectDescriptions();
        List<Bullet> main = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<String> phrases = List.of();
        List<Bullet> list = null;
        for (ProseBlock block : sections.reply()) {
            if (block instanceof Paragraph paragraph) {
                text.append(paragraph.text()).append('\n');
                phrases = ObjectDescriptions.phrasesIn(paragraph.text());
                list = null;
            } else if (block instanceof BulletList further) {
                if (list == null && (main.isEmpty() || phrases.isEmpty())) {
                    list = main;
                } else if (list == null) {
                    list = descriptions.add(phrases);
                }
                list.addAll(further.bullets());
            }
        }
        Kind whole = ReplyWords.wholeIn(text.toString());
        if (!main.isEmpty()) {
            return described(main, descriptions, whole);
        }
        List<JsonNode> telling =
                values.stream().filter(value -> !isEmptyObject(value)).toList();
        if (telling.isEmpty()) {
            if (whole == Kind.ARRAY) {
                return new Reply(new Sequence(Shape.UNKNOWN), Origin.PROSE);
            }
            return values.isEmpty() && !sections.returnsNothing()
                    ? unstated(whole, text.toString())
                    : new Reply(null, Origin.EXAMPLE);
        }
        Shape shown = new ExampleShapes(location, Map.of()).of(telling, RETURN);
        boolean sometimesEmpty = telling.size() < values.size();
        return new Reply(sometimesEmpty ? allOptional(shown) : shown, Origin.EXAMPLE);
    }

    private static Reply unstated(@Nullable Kind whole, String text) {
        if (whole != null) {
            return new Reply(Shape.UNKNOWN, Origin.PROSE);
        }
        Kind scalar = ReplyWords.scalarIn(text);
        return scalar == null ? Reply.UNSTATED : new Reply(new Scalar(ProseShapes.builtin(scalar)), Origin.PROSE);
    }

    private Reply described(List<Bullet> main, ObjectDescriptions descriptions, @Nullable Kind whole) {
        boolean array = whole == Kind.ARRAY
                || (whole == null && !values.isEmpty() && values.stream().allMatch(JsonNode::isArray));
        List<JsonNode> objects = array ? ExampleShapes.elements(values) : values;
        ProseShapes reader = new ProseShapes(descriptions, location);
        Structure structure = reader.structure(List.of(new BulletList(main)), objects, RETURN, "");
        Shape described = array ? new Sequence(structure) : structure;
        if (reader.contradicts(described, values)) {
            return new Reply(reader.withDocumented(main, values, RETURN), Origin.EXAMPLE);
        }
        boolean sometimesEmpty = !array && values.stream().anyMatch(ReplyReader::isEmptyObject);
        return new Reply(sometimesEmpty ? allOptional(structure) : described, Origin.PROSE);
    }

    /** A reply that is shown empty once has no member that is always there. */
    private static Shape allOptional(Shape shape) {
        if (!(shape instanceof Structure structure)) {
            return shape;
        }
        List<MemberShape> optional = structure.members().stream()
                .map(member -> member.optional() ? member : member.withOptional(true, Origin.EXAMPLE))
                .toList();
        return new Structure(structure.key(), optional, false);
    }

    private static boolean isEmptyObject(JsonNode value) {
        return value.isObject() && value.isEmpty();
    }
}
