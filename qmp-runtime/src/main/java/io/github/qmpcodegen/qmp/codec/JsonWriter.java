package io.github.qmpcodegen.qmp.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes values as JSON; the subclasses say in which form. */
abstract class JsonWriter extends QmpWriter {

    // What is known of the object that is being written.
    private Members members = Members.NONE;
    private Unmodelled unmodelled = Unmodelled.NONE;
    private boolean braces;
    private boolean whole;

    /** Whether the next object's members are among those of this one. */
    private boolean inline;

    JsonWriter() {}

    abstract void startObject();

    abstract void endObject();

    abstract void startArray();

    abstract void endArray();

    abstract void name(Members of, int member);

    abstract void name(String name);

    abstract void truth(boolean value);

    abstract void number(long value);

    abstract void number(BigInteger value);

    abstract void number(BigDecimal value);

    /** Called for a promised member that is missing. */
    void missing(Members of, int member) {}

    /**
     * Called for a mandatory member that was not set.
     *
     * @throws IllegalArgumentException unless the value is only shown
     */
    void unset(Members of, int member) {
        throw new IllegalArgumentException(of.type() + ": '" + of.name(member) + "' is missing");
    }

    // Objects.

    @Override
    public final QmpWriter begin(Members ofObject, Unmodelled ofValue) {
        members = ofObject;
        unmodelled = ofValue;
        braces = !inline;
        inline = false;
        whole = ofValue.whole().isPresent();
        if (whole) {
            json(ofValue.whole().get());
        } else if (braces) {
            startObject();
        }
        return this;
    }

    @Override
    public final QmpWriter put(int member, boolean value) {
        if (isTyped(member)) {
            truth(value);
        }
        return this;
    }

    @Override
    public final QmpWriter put(int member, long value) {
        if (isTyped(member)) {
            number(value);
        }
        return this;
    }

    @Override
    public final QmpWriter put(int member, @Nullable String value) {
        if (value == null) {
            leaveOut(member);
        } else if (isTyped(member)) {
            text(value);
        }
        return this;
    }

    @Override
    public final QmpWriter put(int member, @Nullable Writable value) {
        if (value == null) {
            leaveOut(member);
        } else if (isTyped(member)) {
            nested(value);
        }
        return this;
    }

    @Override
    public final QmpWriter put(int member, @Nullable Object value) {
        if (value == null) {
            leaveOut(member);
        } else if (isTyped(member)) {
            any(value);
        }
        return this;
    }

    @Override
    public final QmpWriter inline(Writable value) {
        inline = true;
        nested(value);
        inline = false;
        return this;
    }

    @Override
    public final void end() {
        if (whole) {
            return;
        }
        for (Map.Entry<String, JsonNode> member : unmodelled.members().entrySet()) {
            if (members.indexOf(member.getKey()) < 0) {
                name(member.getKey());
                json(member.getValue());
            }
        }
        if (braces) {
            endObject();
        }
    }

    /** Begins a member whose value its type holds; whatever else is kept of it is written as it came. */
    private boolean isTyped(int member) {
        if (!unmodelled.isEmpty() && !isTypedBeside(member)) {
            return false;
        }
        name(members, member);
        return true;
    }

    private boolean isTypedBeside(int member) {
        if (whole) {
            return false;
        }
        String name = members.name(member);
        JsonNode asItCame = unmodelled.member(name);
        if (asItCame != null) {
            name(members, member);
            json(asItCame);
            return false;
        }
        if (unmodelled.isUnreadable(name)) {
            missing(members, member);
            return false;
        }
        return true;
    }

    private void leaveOut(int member) {
        JsonNode asItCame = whole || unmodelled.isEmpty() ? null : unmodelled.member(members.name(member));
        if (asItCame != null) {
            name(members, member);
            json(asItCame);
        } else if (!whole && !members.isOptional(member)) {
            missing(members, member);
            if (!unmodelled.isUnreadable(members.name(member))) {
                unset(members, member);
            }
        }
    }

    private void nested(Writable value) {
        Members outerMembers = members;
        Unmodelled outerUnmodelled = unmodelled;
        boolean outerBraces = braces;
        boolean outerWhole = whole;
        value.write(this);
        members = outerMembers;
        unmodelled = outerUnmodelled;
        braces = outerBraces;
        whole = outerWhole;
    }

    // Values.

    /** Writes a value of a type that {@link QmpJson#of} takes. */
    final void any(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Writable generated) {
            nested(generated);
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            number(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            truth(truth);
        } else if (value instanceof Uint64 number) {
            uint64(number);
        } else if (value instanceof List<?> list) {
            startArray();
            list.forEach(this::any);
            endArray();
        } else if (value instanceof JsonNode json) {
            json(json);
        } else if (value instanceof BigDecimal number) {
            number(number);
        } else if (value instanceof BigInteger number) {
            number(number);
        } else if (value instanceof Double || value instanceof Float) {
            number(new BigDecimal(value.toString()));
        } else {
            throw new IllegalArgumentException(
                    "no JSON for a " + value.getClass().getName());
        }
    }

    @Override
    public final void value(Object value) {
        any(value);
    }

    private void uint64(Uint64 number) {
        if (number.longValue() >= 0) {
            number(number.longValue());
        } else {
            number(number.toBigInteger());
        }
    }

    @Override
    void textless(Writable value) {
        throw new IllegalArgumentException(value + " has no text; pass the text itself to the builder's 'extra'");
    }
}
