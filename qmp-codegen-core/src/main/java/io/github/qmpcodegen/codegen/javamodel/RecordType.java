package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record; or where it has more components than a record can have, a final class with the same builder and accessors.
 *
 * @param name its name
 * @param qmpName what the schema calls it
 * @param role what it stands for
 * @param components the components that stand for members, in the order of definition
 * @param parts the parts of the class that stands in for a record; empty if it is one
 * @param open whether it takes members that the schema does not name
 * @param received whether servers send it, so that nothing that differs from the schema may get lost
 * @param nested the types that are nested in it
 * @param doc what the Javadoc says
 * @param provenance where it comes from
 * @param usesDeprecated whether it uses what is deprecated elsewhere
 */
public record RecordType(
        JavaName name,
        String qmpName,
        Role role,
        List<Component> components,
        List<Part> parts,
        boolean open,
        boolean received,
        List<GeneratedType> nested,
        Doc doc,
        Provenance provenance,
        boolean usesDeprecated)
        implements GeneratedType {

    /** Components beyond which a record would not compile: the constructor's parameters and itself must fit 255 slots. */
    private static final int RECORD_SLOTS = 250;

    /** Required components beyond which constructor calls get hard to read. */
    private static final int CONSTRUCTOR_ARGUMENTS = 3;

    /** Copies the lists. */
    public RecordType {
        components = List.copyOf(components);
        parts = List.copyOf(parts);
        nested = List.copyOf(nested);
    }

    /** Whether it can be a Java record. */
    public boolean fitsRecord() {
        return parts.isEmpty();
    }

    /** Whether a record can have these components. */
    static boolean fitsRecord(List<Component> components) {
        int slots = components.stream()
                .mapToInt(component -> component.isPrimitive() ? 2 : 1)
                .sum();
        return slots <= RECORD_SLOTS;
    }

    /** Whether it has a builder. */
    public boolean hasBuilder() {
        return received
                || open
                || components.size() > CONSTRUCTOR_ARGUMENTS
                || components.stream().anyMatch(Component::isNullable);
    }

    /**
     * A nested class that does for some of the components what no method could do for all, being limited to 64 KiB.
     *
     * @param name its name
     * @param components which
     */
    public record Part(JavaName name, List<Component> components) {

        /** Components of a part. */
        static final int COMPONENTS = 400;

        /** Copies the components. */
        public Part {
            components = List.copyOf(components);
        }
    }

    /** What a record stands for. */
    public sealed interface Role {}

    /** An object that is a member or a return value. */
    public record Value() implements Role {}

    /**
     * A command.
     *
     * @param response the type of the return value; null if there is none
     * @param answered whether the server replies when the command succeeds
     * @param outOfBand whether it may be executed out-of-band
     */
    public record Request(@Nullable JavaType response, boolean answered, boolean outOfBand) implements Role {}

    /**
     * An event.
     *
     * @param family the sealed type of the package's events
     */
    public record Event(JavaName family) implements Role {}

    /**
     * A branch of a union.
     *
     * @param union the union
     * @param tag the tag's value; null for the branch of all values that have none of their own
     */
    public record Branch(UnionType.Tag union, @Nullable TagValue tag) implements Role {}

    /**
     * The value of a tag.
     *
     * @param text its text on the wire
     * @param constant the constant of the tag's enumeration
     */
    public record TagValue(String text, EnumerationType.@Nullable Constant constant) {}
}
