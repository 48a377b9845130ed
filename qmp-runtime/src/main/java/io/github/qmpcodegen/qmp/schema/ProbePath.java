package io.github.qmpcodegen.qmp.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question to an interface, in libvirt's language: a path from a command or an event to what it is asked for. See
 * {@link ServerInterface#has}. Immutable.
 */
final class ProbePath {

    private static final String ARGUMENTS = "arg-type";
    private static final String RETURNS = "ret-type";

    private final String text;
    private final List<String> segments;

    private ProbePath(String text, List<String> segments) {
        this.text = text;
        this.segments = segments;
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    static ProbePath of(String text) {
        ProbePath path = new ProbePath(text, List.of(text.split("/", -1)));
        path.check();
        return path;
    }

    private void check() {
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean last = i == segments.size() - 1;
            char mark = segment.isEmpty() ? ' ' : segment.charAt(0);
            boolean marked = "$!^+*".indexOf(mark) >= 0;
            int feature = segment.indexOf('$', 1);
            if (segment.isEmpty() || (marked && segment.length() == 1) || feature == segment.length() - 1) {
                throw malformed("a name is missing");
            } else if (segment.indexOf('^', 1) > 0 || segment.indexOf('!', 1) > 0) {
                throw malformed("'" + segment + "' has a mark where only '/' can end a name");
            } else if (i == 0 && (marked || feature > 0)) {
                throw malformed("it starts with neither a command nor an event");
            } else if (feature > 0 && (mark == '+' || mark == '^' || mark == '$' || mark == '!')) {
                throw malformed("'$' is in '" + segment + "', which is not a member");
            } else if (!last && (mark == '$' || mark == '!' || feature > 0)) {
                throw malformed("'" + segment + "' is not its last part");
            } else if (mark == '^' && !last && (i < segments.size() - 2 || !isFeature(segments.get(i + 1)))) {
                throw malformed("'" + segment + "' continues with more than a feature");
            }
        }
    }

    private static boolean isFeature(String segment) {
        return segment.startsWith("$");
    }

    private IllegalArgumentException malformed(String why) {
        return new IllegalArgumentException("the path '" + text + "' is malformed: " + why);
    }

    /**
     * Whether an interface has what the path leads to.
     *
     * @throws IllegalArgumentException if it mentions a type that it does not have
     */
    boolean leadsTo(Map<String, Command> commands, Map<String, Event> events, TypeTable types) {
        String name = segments.get(0);
        Command command = commands.get(name);
        if (command != null) {
            return fromEntity(types, command.features(), command.arguments(), command.returns());
        }
        Event event = events.get(name);
        return event != null && fromEntity(types, event.features(), event.data(), "");
    }

    private boolean fromEntity(TypeTable types, List<String> features, String arguments, String returns) {
        if (segments.size() == 1) {
            return true;
        }
        String segment = segments.get(1);
        if (isFeature(segment)) {
            return features.contains(segment.substring(1));
        }
        String type = segment.equals(ARGUMENTS) ? arguments : segment.equals(RETURNS) ? returns : "";
        return !type.isEmpty() && fromType(types, type, 2, types.all().size());
    }

    /**
     * Whether the rest of the path leads from a type to something.
     *
     * @param next the index of the next segment
     * @param patience how many types may follow each other that take no segment
     */
    private boolean fromType(TypeTable types, String name, int next, int patience) {
        SchemaType type = types.type(name);
        if (next == segments.size()) {
            return true;
        } else if (patience < 0) {
            throw new IllegalArgumentException("the schema's type '" + name + "' consists only of itself");
        }
        String segment = segments.get(next);
        if (isFeature(segment) && type.features().contains(segment.substring(1))) {
            return true;
        } else if (type instanceof ArrayType array) {
            return fromType(types, array.element(), next, patience - 1);
        } else if (type instanceof AlternateType alternate) {
            return alternate.branches().stream().anyMatch(branch -> fromType(types, branch, next, patience - 1));
        } else if (type instanceof EnumType enumeration) {
            return isValue(enumeration, next);
        } else if (type instanceof BuiltinType builtin) {
            return segment.equals("!" + builtin.jsonType());
        }
        return fromObject(types, (ObjectType) type, next);
    }

    private boolean isValue(EnumType enumeration, int next) {
        String segment = segments.get(next);
        Optional<EnumType.Value> value =
                segment.startsWith("^") ? enumeration.value(segment.substring(1)) : Optional.empty();
        return value.isPresent()
                && (next + 1 == segments.size()
                        || value.get()
                                .features()
                                .contains(segments.get(next + 1).substring(1)));
    }

    private boolean fromObject(TypeTable types, ObjectType object, int next) {
        String segment = segments.get(next);
        if (segment.startsWith("+")) {
            String branch = object.branches().get(segment.substring(1));
            return branch != null
                    && fromType(types, branch, next + 1, types.all().size());
        }
        boolean optional = segment.startsWith("*");
        int feature = segment.indexOf('$');
        String name = segment.substring(optional ? 1 : 0, feature < 0 ? segment.length() : feature);
        return object.member(name)
                .filter(member -> member.optional() || !optional)
                .filter(member -> feature < 0 || member.features().contains(segment.substring(feature + 1)))
                .filter(member ->
                        fromType(types, member.type(), next + 1, types.all().size()))
                .isPresent();
    }
}
