/** Metrics and traces of a client, named as OpenTelemetry's conventions for remote procedure calls have it. */
@NullMarked
package io.github.qmpcodegen.samples.observing;

import org.jspecify.annotations.NullMarked;
