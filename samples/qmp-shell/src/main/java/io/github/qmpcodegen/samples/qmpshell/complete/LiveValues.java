package io.github.qmpcodegen.samples.qmpshell.complete;

import java.util.List;

/** Values that exist only while a machine runs, such as the names of its drives. */
public interface LiveValues {

    /** None at all. */
    LiveValues NONE = new LiveValues() {
        @Override
        public List<Value> of(ValuePlace place) {
            return List.of();
        }

        @Override
        public List<Value> propertiesOf(String driver) {
            return List.of();
        }
    };

    /**
     * The values that a member may have; empty if none are known. Asks the server, but not for long.
     *
     * @param place the member
     */
    List<Value> of(ValuePlace place);

    /**
     * The properties of a kind of device, which its schema does not name; empty if none are known.
     *
     * @param driver the kind of device; empty if it was not typed yet
     */
    List<Value> propertiesOf(String driver);

    /**
     * A value.
     *
     * @param text the value, or for a path as much of it as is known
     * @param description what it is; empty if there is nothing to say
     * @param finished whether it is whole
     */
    record Value(String text, String description, boolean finished) {

        /** A whole value. */
        static Value of(String text, String description) {
            return new Value(text, description, true);
        }
    }
}
