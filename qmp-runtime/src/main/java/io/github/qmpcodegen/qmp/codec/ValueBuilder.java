package io.github.qmpcodegen.qmp.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The base class of the builders of generated types: holds the values of the members by index. Not thread-safe.
 *
 * @param <V> the type that is built
 * @param <B> the builder
 */
public abstract class ValueBuilder<V, B extends ValueBuilder<V, B>> {

    private final Members members;
    private final @Nullable Object[] values;
    private Unmodelled unmodelled = Unmodelled.NONE;

    /** Starts with no member set. */
    protected ValueBuilder(Members members) {
        this.members = members;
        this.values = new @Nullable Object[members.size()];
    }

    /** Creates the value with the members that were set. */
    protected abstract V create();

    /** Reads a member; only implemented by the builders of types with too many members for a record. */
    protected void read(int member, QmpReader in) {
        throw new UnsupportedOperationException(members.type() + " is read as a whole");
    }

    /** Returns the value that a builder builds after a consumer has set its members. */
    public static <V, B extends ValueBuilder<V, B>> V build(B builder, Consumer<? super B> content) {
        content.accept(builder);
        return builder.build();
    }

    /**
     * Returns the built value.
     *
     * @throws IllegalArgumentException if mandatory members are missing; the message names them
     */
    public final V build() {
        for (int i = 0; i < values.length; i++) {
            if (isMissing(i)) {
                throw new IllegalArgumentException(missing());
            }
        }
        return create();
    }

    private boolean isMissing(int member) {
        if (values[member] != null || members.isOptional(member) || members.isTag(member)) {
            return false;
        }
        String name = members.name(member);
        return unmodelled.member(name) == null && !unmodelled.isUnreadable(name);
    }

    private String missing() {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (isMissing(i)) {
                missing.add("'" + members.name(i) + "'");
            }
        }
        return members.type() + ": " + String.join(", ", missing)
                + (missing.size() == 1 ? " is missing" : " are missing");
    }

    /**
     * Sets a member by its wire name: one that the type does not have, or to a value that the type does not take.
     *
     * @param member its wire name
     * @param value a string, a boolean, a number, JSON, a value of a generated type or a list of them
     * @return this builder
     * @throws IllegalArgumentException if the value cannot be written as JSON
     */
    public B extra(String member, Object value) {
        int index = members.indexOf(member);
        if (index >= 0) {
            values[index] = null;
        }
        unmodelled = unmodelled.with(member, QmpJson.of(value));
        return self();
    }

    /**
     * Removes a member that was set before.
     *
     * @param member its wire name
     * @return this builder
     */
    public B unset(String member) {
        int index = members.indexOf(member);
        if (index >= 0) {
            values[index] = null;
        }
        unmodelled = unmodelled.without(member);
        return self();
    }

    /**
     * Sets everything that the type does not take, replacing what was set before.
     *
     * @return this builder
     */
    public B unmodelled(Unmodelled all) {
        unmodelled = all;
        return self();
    }

    /** Sets a member; null leaves it out. */
    protected final B set(int member, @Nullable Object value) {
        if (value instanceof QmpEnum constant && !constant.isKnown()) {
            throw new IllegalArgumentException(members.type() + ": '" + members.name(member) + "' cannot be " + constant
                    + ", which has no text; pass the text itself to extra(\"" + members.name(member) + "\", text)");
        }
        return place(member, value);
    }

    /** Sets a member. */
    protected final B set(int member, long value) {
        return place(member, value);
    }

    /** Sets a member. */
    protected final B set(int member, boolean value) {
        return place(member, value);
    }

    /** Sets a member; null leaves it out. */
    protected final B set(int member, @Nullable String value) {
        return place(member, value);
    }

    private B place(int member, @Nullable Object value) {
        values[member] = value;
        if (!unmodelled.isEmpty()) {
            unmodelled = unmodelled.without(members.name(member));
        }
        return self();
    }

    /** Holds a member as it was read, without checks. */
    protected final void hold(int member, @Nullable Object value) {
        values[member] = value;
    }

    /** Sets a member to what the member's own builder builds. */
    protected final <T, C extends ValueBuilder<T, C>> B set(int member, C builder, Consumer<? super C> content) {
        return set(member, build(builder, content));
    }

    /** Returns a builder after giving it the members of a value, for generated code. */
    public static <B extends ValueBuilder<?, B>> B copy(B builder, QmpValue value) {
        ValueBuilder<?, B> target = builder;
        MemberCopy copy = new MemberCopy(target.values);
        value.write(copy);
        target.unmodelled = copy.unmodelled();
        return builder;
    }

    /**
     * Returns a builder after giving it the members of a value, in the order of definition and without the tag. Code that
     * earlier versions generated calls it.
     */
    public static <B extends ValueBuilder<?, B>> B copy(B builder, Unmodelled all, @Nullable Object... ofValue) {
        ValueBuilder<?, B> target = builder;
        target.unmodelled = all;
        QmpWriter copy = new MemberCopy(target.values).begin(target.members, all);
        int next = 0;
        for (int i = 0; i < target.values.length; i++) {
            if (!target.members.isTag(i)) {
                copy.put(i, ofValue[next++]);
            }
        }
        return builder;
    }

    /**
     * Returns the value that holds the members of another type.
     *
     * @throws IllegalArgumentException if it is missing
     */
    protected final <T> T required(String what, @Nullable T value) {
        return Components.required(members.type(), what, value);
    }

    /** Returns a member as it was set. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    protected final <T> T get(int member) {
        return (T) values[member];
    }

    /** Returns a member that is a boolean; false if it was not set. */
    protected final boolean getBoolean(int member) {
        return values[member] instanceof Boolean value && value;
    }

    /** Returns a member that is an integer; 0 if it was not set. */
    protected final long getLong(int member) {
        return values[member] instanceof Long value ? value : 0;
    }

    /** Returns everything that the type does not take. */
    protected final Unmodelled unmodelled() {
        return unmodelled;
    }

    Members members() {
        return members;
    }

    @Nullable
    Object valueOf(int member) {
        return values[member];
    }

    @SuppressWarnings("unchecked")
    private B self() {
        return (B) this;
    }
}
