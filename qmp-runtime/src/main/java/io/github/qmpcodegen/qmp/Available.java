package io.github.qmpcodegen.qmp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells which releases of QEMU have a part of the interface, where the types were generated from several.
 *
 * <p>What has none is in all of these; a part of something, wherever that is. What was withdrawn and came back has several,
 * as has what an older branch got besides later ones.
 */
@Documented
@Repeatable(Available.Intervals.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Available {

    /** The first release that has it, such as {@code 6.0}; empty if it is not known. */
    String since() default "";

    /**
     * The last release that has it: {@code 9.0} for all of that branch, {@code 9.0.0} for that release alone; empty if the
     * newest has it.
     */
    String until() default "";

    /** Several intervals. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.RECORD_COMPONENT})
    @interface Intervals {

        /** The intervals, the oldest first. */
        Available[] value();
    }
}
