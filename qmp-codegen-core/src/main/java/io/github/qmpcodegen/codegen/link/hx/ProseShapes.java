package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.link.hx.Shape.Enumeration;
import io.github.qmpcodegen.codegen.link.hx.Shape.MemberShape;
import io.github.qmpcodegen.codegen.link.hx.Shape.Reference;
import io.github.qmpcodegen.codegen.link.hx.Shape.Scalar;
import io.github.qmpcodegen.codegen.link.hx.Shape.Sequence;
import io.github.qmpcodegen.codegen.link.hx.Shape.Structure;
import io.github.qmpcodegen.codegen.prose.Claim;
import io.github.qmpcodegen.codegen.prose.Claim.Kind;
import io.github.qmpcodegen.codegen.prose.Claims;
import io.github.qmpcodegen.codegen.prose.ProseBlock;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Paragraph;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads shapes out of lists that describe members, with the values that examples show beside them.
 *
 * <p>The words decide; an example decides what they leave open, and where every example has another shape than the
 * words, for such words were never tried.
 */
final class ProseShapes {

    private static final Pattern CONDITION = Pattern.compile("\\b[Ww]hen \"[^\"]+\" is \"[^\"]+\":$");
    private static final Pattern DEPENDENT = Pattern.compile(
            "\\bdepend(?:s|ing)?\\s+(?:up)?on\\b.*\"[^\"]+\"", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern RECURSIVE = Pattern.compile("\\brecursive(?:ly)?\\b", Pattern.CASE_INSENSITIVE);

    private final ObjectDescriptions descriptions;
    private final SourceLocation location;
    private final ExampleShapes examples;
    private final Set<String> built = new HashSet<>();
    private final Deque<Enclosing> enclosing = new ArrayDeque<>();

    /** A structure whose members are being read. */
    private record Enclosing(String key, String name, Set<String> memberNames) {}

    /**
     * Makes a reader for one document.
     *
     * @param descriptions the objects that the document describes apart from where they occur
     * @param location the place that stands for what is only shown
     */
    ProseShapes(ObjectDescriptions descriptions, SourceLocation location) {
        this.descriptions = descriptions;
        this.location = location;
        this.examples = new ExampleShapes(location, Map.of());
    }

    /**
     * The object that lists describe.
     *
     * @param body the lists, and the texts between them
     * @param values the values that examples show for it
     * @param key what references to it name
     * @param name the name of the member that holds it, or an empty text
     */
    Structure structure(List<? extends ProseBlock> body, List<JsonNode> values, String key, String name) {
        Set<String> names = new HashSet<>();
        for (ProseBlock block : body) {
            if (block instanceof BulletList list) {
                list.bullets().forEach(bullet -> names.addAll(bullet.names()));
            }
        }
        enclosing.push(new Enclosing(key, name, names));
        Map<String, MemberShape> memberShapes = new LinkedHashMap<>();
        boolean conditional = false;
        // Where another member decides what there is, a text seldom lists it all.
        boolean dependent = false;
        for (ProseBlock block : body) {
            if (block instanceof Paragraph paragraph) {
                conditional = CONDITION.matcher(paragraph.text()).find();
                dependent |= conditional || DEPENDENT.matcher(paragraph.text()).find();
            } else if (block instanceof BulletList list) {
                for (Bullet bullet : list.bullets()) {
                    addMembers(bullet, values, key, conditional, memberShapes);
                }
            }
        }
        enclosing.pop();
        return new Structure(key, List.copyOf(memberShapes.values()), dependent);
    }

    private void addMembers(
            Bullet bullet,
            List<JsonNode> values,
            String key,
            boolean conditional,
            Map<String, MemberShape> memberShapes) {
        if (bullet.names().isEmpty()) {
            // A remark; names inside it are members of which a value has one or the other.
            for (Bullet child : bullet.children()) {
                if (!child.names().isEmpty()) {
                    addMembers(child, values, key, true, memberShapes);
                }
            }
            return;
        }
        for (String name : bullet.names()) {
            MemberShape member = member(bullet, name, ExampleShapes.members(values, name), key + "." + name);
            if (conditional && !member.optional()) {
                member = member.withOptional(true, Origin.PROSE);
            }
            memberShapes.merge(name, member, ProseShapes::merged);
        }
    }

    /** What two descriptions of one member have in common. */
    private static MemberShape merged(MemberShape first, MemberShape second) {
        MemberShape base = Shape.isUnknown(first.shape()) ? second : first;
        boolean optional = first.optional() || second.optional();
        MemberShape merged = base.withOptional(optional, Origin.PROSE);
        if (first.shape() instanceof Enumeration one && second.shape() instanceof Enumeration other) {
            Set<String> values = new LinkedHashSet<>(one.values());
            values.addAll(other.values());
            Map<String, String> texts = new LinkedHashMap<>(other.texts());
            texts.putAll(one.texts());
            merged = merged.withShape(new Enumeration(List.copyOf(values), texts), Origin.PROSE);
        }
        return merged;
    }

    private MemberShape member(Bullet bullet, String name, List<JsonNode> values, String key) {
        Claim claim = Claims.of(bullet);
        Shape prose = proseShape(bullet, name, claim, values, key);
        Shape shape = prose;
        Origin origin = Origin.PROSE;
        if (Shape.isUnknown(prose) && !claim.dictionary() && claim.kind() != Kind.ANY) {
            shape = examples.of(values, key);
            origin = Shape.isUnknown(shape) ? Origin.NOTHING : Origin.EXAMPLE;
        } else if (contradicts(prose, values)) {
            shape = withDocumented(bullet.children(), values, key);
            origin = Origin.EXAMPLE;
        }
        return new MemberShape(
                name,
                shape,
                origin,
                claim.optional(),
                Origin.PROSE,
                DocumentationText.ofMember(bullet),
                bullet.location());
    }

    private Shape proseShape(Bullet bullet, String name, Claim claim, List<JsonNode> values, String key) {
        Kind kind = claim.kind();
        if (!claim.values().isEmpty() && (kind == null || kind == Kind.STRING)) {
            Map<String, String> texts = new LinkedHashMap<>();
            bullet.children().forEach(child -> child.names().forEach(value -> texts.put(value, child.text())));
            return new Enumeration(claim.values(), texts);
        }
        if (isScalar(kind)) {
            return new Scalar(builtin(kind));
        }
        boolean hasMembers =
                bullet.children().stream().anyMatch(child -> !child.names().isEmpty());
        if (hasMembers) {
            boolean array = kind == Kind.ARRAY
                    || (kind == null && !values.isEmpty() && values.stream().allMatch(JsonNode::isArray));
            Structure structure = structure(bullet.body(), array ? ExampleShapes.elements(values) : values, key, name);
            return array ? new Sequence(structure) : structure;
        }
        Shape referred = referred(bullet, name, kind, values);
        if (referred != null) {
            return kind == Kind.ARRAY ? new Sequence(referred) : referred;
        }
        if (kind == Kind.ARRAY) {
            Kind element = claim.element();
            return new Sequence(
                    isScalar(element)
                            ? new Scalar(builtin(element))
                            : examples.of(ExampleShapes.elements(values), key));
        }
        if (kind == Kind.OBJECT && !claim.dictionary() && !values.isEmpty()) {
            return examples.of(values, key);
        }
        return Shape.UNKNOWN;
    }

    /** The structure, described elsewhere or around it, that a member of unstated structure repeats; or null. */
    private @Nullable Shape referred(Bullet bullet, String name, @Nullable Kind kind, List<JsonNode> values) {
        String text = bullet.text();
        if (RECURSIVE.matcher(text).find() && enclosing.peekLast() != null) {
            return new Reference(enclosing.getLast().key());
        }
        if (kind == null) {
            return null;
        }
        ObjectDescriptions.ObjectDescription description = descriptions.referredTo(name, text);
        if (description != null) {
            return built.add(description.key())
                    ? descriptionShape(description, values)
                    : new Reference(description.key());
        }
        Enclosing around = enclosing.peek();
        return around != null && kind == Kind.OBJECT && repeats(around, name, values)
                ? new Reference(around.key())
                : null;
    }

    /** Whether a member such as {@code backing-image} inside {@code image} shows nothing but what surrounds it. */
    private static boolean repeats(Enclosing around, String name, List<JsonNode> values) {
        List<String> shown = values.stream()
                .filter(JsonNode::isObject)
                .flatMap(value -> value.propertyNames().stream())
                .distinct()
                .toList();
        return Arrays.asList(name.split("[-_]", -1)).contains(around.name())
                && shown.size() > 1
                && around.memberNames().containsAll(shown);
    }

    private Shape descriptionShape(ObjectDescriptions.ObjectDescription description, List<JsonNode> values) {
        List<JsonNode> objects = values.stream()
                .flatMap(value -> value.isArray() ? value.valueStream() : List.of(value).stream())
                .toList();
        List<Structure> shapes = new ArrayList<>();
        for (List<Bullet> bullets : description.shapes()) {
            shapes.add(structure(List.of(new BulletList(bullets)), objects, description.key(), ""));
        }
        Map<String, MemberShape> memberShapes = new LinkedHashMap<>();
        for (Structure shape : shapes) {
            for (MemberShape member : shape.members()) {
                boolean everywhere = shapes.stream()
                        .allMatch(other -> other.members().stream()
                                .anyMatch(twin -> twin.name().equals(member.name())));
                memberShapes.merge(
                        member.name(),
                        everywhere ? member : member.withOptional(true, Origin.PROSE),
                        ProseShapes::merged);
            }
        }
        return new Structure(description.key(), List.copyOf(memberShapes.values()), false);
    }

    /** Whether examples show something, and nothing of what they show has the shape. */
    boolean contradicts(Shape shape, List<JsonNode> values) {
        if (shape instanceof Sequence sequence) {
            boolean noArray = !values.isEmpty() && values.stream().noneMatch(JsonNode::isArray);
            return noArray || contradicts(sequence.element(), ExampleShapes.elements(values));
        }
        if (shape instanceof Structure structure) {
            List<JsonNode> telling = values.stream()
                    .filter(value -> !value.isNull() && !(value.isObject() && value.isEmpty()))
                    .toList();
            return !telling.isEmpty()
                    && telling.stream()
                            .noneMatch(
                                    value -> structure.members().stream().anyMatch(member -> value.has(member.name())));
        }
        return false;
    }

    /**
     * The shape that examples show where they contradict a description: described members are found again by their
     * names at whatever depth, and else their names are the values of the texts that show only these.
     */
    Shape withDocumented(List<Bullet> described, List<JsonNode> values, String key) {
        Map<String, Bullet> byName = new LinkedHashMap<>();
        collect(described, byName);
        Map<String, String> texts = new LinkedHashMap<>();
        byName.forEach((name, bullet) -> texts.put(name, bullet.text()));
        Shape shown = new ExampleShapes(location, texts).of(values, key);
        return redescribed(shown, byName, values);
    }

    private static void collect(List<Bullet> bullets, Map<String, Bullet> byName) {
        for (Bullet bullet : bullets) {
            if (bullet.children().stream().allMatch(child -> child.names().isEmpty())) {
                bullet.names().forEach(name -> byName.putIfAbsent(name, bullet));
            }
            collect(bullet.children(), byName);
        }
    }

    private Shape redescribed(Shape shown, Map<String, Bullet> byName, List<JsonNode> values) {
        if (shown instanceof Sequence sequence) {
            return new Sequence(redescribed(sequence.element(), byName, ExampleShapes.elements(values)));
        }
        if (!(shown instanceof Structure structure)) {
            return shown;
        }
        List<MemberShape> memberShapes = new ArrayList<>();
        for (MemberShape member : structure.members()) {
            Bullet bullet = byName.get(member.name());
            List<JsonNode> shownValues = ExampleShapes.members(values, member.name());
            memberShapes.add(
                    bullet == null
                            ? member
                            : member(bullet, member.name(), shownValues, structure.key() + "." + member.name()));
        }
        return new Structure(structure.key(), memberShapes, structure.open());
    }

    private static boolean isScalar(@Nullable Kind kind) {
        return kind != null && kind != Kind.OBJECT && kind != Kind.ARRAY;
    }

    static BuiltinType builtin(@Nullable Kind kind) {
        return switch (Objects.requireNonNull(kind)) {
            case STRING -> BuiltinType.STR;
            case INTEGER -> BuiltinType.INT;
            case NUMBER -> BuiltinType.NUMBER;
            case BOOLEAN -> BuiltinType.BOOL;
            case OBJECT, ARRAY, ANY -> BuiltinType.ANY;
        };
    }
}
