package io.github.qmpcodegen.qmp.codec;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The base class of generated types with too many members for a record. Immutable. */
public abstract class LargeValue implements QmpValue {

    private final Members members;
    private final @Nullable Object[] values;
    private final Unmodelled unmodelled;

    /** Creates a value with the members that a builder holds. */
    protected LargeValue(ValueBuilder<?, ?> builder) {
        members = builder.members();
        unmodelled = builder.unmodelled();
        values = new @Nullable Object[members.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = builder.valueOf(i);
            values[i] = value instanceof List<?> list ? List.copyOf(list) : value;
        }
    }

    /** What was received besides the members of the type, or did not fit them, as received. */
    public final Unmodelled unmodelled() {
        return unmodelled;
    }

    /**
     * Returns a member that the schema promises.
     *
     * @throws UnreadableMemberException if it is missing or did not fit
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    protected final <T> T promised(int member) {
        unmodelled.requireReadable(members.name(member));
        return (T) unmodelled.promised(members.name(member), values[member]);
    }

    /**
     * Returns a member that may be missing.
     *
     * @return the member; null if it is missing
     * @throws UnreadableMemberException if it did not fit
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    protected final <T> @Nullable T optional(int member) {
        unmodelled.requireReadable(members.name(member));
        return (T) values[member];
    }

    @Override
    public void write(QmpWriter out) {
        out.begin(members, unmodelled);
        for (int i = 0; i < values.length; i++) {
            out.put(i, values[i]);
        }
        out.end();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LargeValue that
                && getClass() == that.getClass()
                && Arrays.equals(values, that.values)
                && unmodelled.equals(that.unmodelled);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + unmodelled.hashCode();
    }

    @Override
    public String toString() {
        return QmpValue.text(this);
    }
}
