package io.github.qmpcodegen.qmp.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes over the members of a value as they are, by index, without what the type says itself: the tag of a branch. */
final class MemberCopy extends QmpWriter {

    private final @Nullable Object[] values;
    private Members members = Members.NONE;
    private Unmodelled unmodelled = Unmodelled.NONE;

    MemberCopy(@Nullable Object[] values) {
        this.values = values;
    }

    /** What the value has besides its members. */
    Unmodelled unmodelled() {
        return unmodelled;
    }

    @Override
    public QmpWriter begin(Members ofObject, Unmodelled ofValue) {
        members = ofObject;
        unmodelled = ofValue;
        return this;
    }

    @Override
    public QmpWriter put(int member, @Nullable Object value) {
        if (!members.isTag(member) && !unmodelled.isUnreadable(members.name(member))) {
            values[member] = value;
        }
        return this;
    }

    @Override
    public QmpWriter put(int member, boolean value) {
        return put(member, (Object) value);
    }

    @Override
    public QmpWriter put(int member, long value) {
        return put(member, (Object) value);
    }

    @Override
    public QmpWriter put(int member, @Nullable String value) {
        return put(member, (Object) value);
    }

    @Override
    public QmpWriter put(int member, @Nullable Writable value) {
        return put(member, (Object) value);
    }

    /** Does nothing: builders hold a value that lies flat in another as a field of their own. */
    @Override
    public QmpWriter inline(Writable value) {
        return this;
    }

    @Override
    public void end() {}

    @Override
    public void json(JsonNode value) {
        throw noObject();
    }

    @Override
    public void value(Object value) {
        throw noObject();
    }

    @Override
    void text(String value) {
        throw noObject();
    }

    @Override
    void textless(Writable value) {
        throw noObject();
    }

    private static IllegalStateException noObject() {
        return new IllegalStateException("only objects have builders");
    }
}
