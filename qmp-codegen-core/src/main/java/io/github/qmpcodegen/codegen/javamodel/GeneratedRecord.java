package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record, or, if there are more components than a record can have, a final class with the same builder and accessors.
 *
 * @param declaration the type's declaration
 * @param role what it represents
 * @param components the components that represent members, in the order of definition
 * @param open whether it accepts members that the schema does not name
 * @param direction the direction of its values
 */
public record GeneratedRecord(
        Declaration declaration, Role role, List<Component> components, boolean open, TypeDirection direction)
        implements GeneratedType {

    /** Components beyond which a record would not compile: the constructor's parameters and itself must fit 255 slots. */
    private static final int RECORD_SLOTS = 250;

    /** Required components beyond which constructor calls get hard to read. */
    private static final int CONSTRUCTOR_ARGUMENTS = 3;

    /** Copies the components. */
    public GeneratedRecord {
        components = List.copyOf(components);
    }

    /** Whether it can be a Java record. */
    public boolean fitsRecord() {
        int slots = components.stream()
                .mapToInt(component -> component.isPrimitive() ? 2 : 1)
                .sum();
        return slots <= RECORD_SLOTS;
    }

    /** Whether servers send it. */
    public boolean received() {
        return direction.isReceived();
    }

    /** Whether all of its members are those of its only component. */
    public boolean isInline() {
        return holdsOneObject() && !(role instanceof Branch branch && branch.value() != null);
    }

    /** Whether its members are those of the one component that it has, and the tag where it is a branch of a union. */
    private boolean holdsOneObject() {
        return components.size() == 1 && components.get(0).inline();
    }

    /**
     * Whether its builder reads it: because there are too many variables for a method, or because clients do not need
     * to read it.
     */
    public boolean isReadByBuilder() {
        return !fitsRecord()
                || (needsBuilder() && !received() && components.stream().noneMatch(Component::inline));
    }

    /** Whether a constructor is not enough to make one. */
    public boolean needsBuilder() {
        return keepsUnmodelled() && !isWrapper() && !isTagAlone();
    }

    /** Whether it is the branch of all values without their own, in a union whose branches have nothing in common. */
    private boolean isTagAlone() {
        return role instanceof Branch branch && branch.value() == null && components.size() == 1;
    }

    /** Whether it is a branch that only wraps what QAPI calls the data of a simple union. */
    public boolean isWrapper() {
        return role instanceof Branch branch
                && branch.value() != null
                && components.size() == 1
                && components.get(0).wireName().equals("data")
                && components.get(0).presence() != Component.Presence.OPTIONAL
                && components.get(0).otherTypes().isEmpty()
                && !open;
    }

    /**
     * Whether it has a component for what is not modelled. A few required scalars need none; everything else may contain
     * more than its type has, such as a text that an enumeration lacks.
     */
    public boolean keepsUnmodelled() {
        return !holdsOneObject()
                && (received()
                        || open
                        || components.size() > CONSTRUCTOR_ARGUMENTS
                        || !components.stream().allMatch(GeneratedRecord::isRequiredScalar));
    }

    private static boolean isRequiredScalar(Component component) {
        return component.presence() == Component.Presence.REQUIRED
                && component.type() instanceof JavaType.Scalar
                && component.otherTypes().isEmpty()
                && !component.inline();
    }

    /** What a record represents. */
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
     * @param tag the union's name and the member that selects the branch
     * @param value the value of that member; null for the branch of all values without their own branch
     * @param factory the name of the union's method that creates this branch
     */
    public record Branch(Tag tag, @Nullable TagValue value, String factory) implements Role {}

    /**
     * A union's name and the member that selects the branch.
     *
     * @param union the union's name
     * @param component the member
     */
    public record Tag(JavaName union, Component component) {}

    /**
     * The value of a tag.
     *
     * @param text its text on the wire
     * @param constant the constant of the tag's enumeration
     */
    public record TagValue(String text, GeneratedEnum.@Nullable Constant constant) {}
}
