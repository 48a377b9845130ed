/**
 * Reports of what a client does, to the options' observer and to JDK Flight Recorder. It depends on calls on their
 * wires; nothing else depends on {@code jdk.jfr}.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.observe;

import org.jspecify.annotations.NullMarked;
