package io.github.qmpcodegen.qmp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States which releases of QEMU have a part of the interface, in types generated from several releases.
 *
 * <p>A part without this annotation is in all releases that have what it belongs to. A part that was withdrawn and came
 * back has several intervals, and so has one that was also backported to an older branch.
 */
@Documented
@Repeatable(Available.Intervals.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Available {

    /** The first release that has the part, such as {@code 6.0}; empty if unknown. */
    String since() default "";

    /**
     * The last release that has the part: {@code 9.0} means all of that branch, {@code 9.0.0} that release alone; empty
     * if the newest has it.
     */
    String until() default "";

    /** Several intervals. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.RECORD_COMPONENT})
    @interface Intervals {

        /** The intervals, oldest first. */
        Available[] value();
    }
}
