/**
 * What a client does, as it is told to the observer of the options and to JDK Flight Recorder. It sees calls on their wires;
 * nothing else sees {@code jdk.jfr}.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.observe;

import org.jspecify.annotations.NullMarked;
