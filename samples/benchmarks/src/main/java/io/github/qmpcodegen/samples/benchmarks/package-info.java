/** What generated types and the client cost, compared in one run with the same work done by hand. */
@NullMarked
package io.github.qmpcodegen.samples.benchmarks;

import org.jspecify.annotations.NullMarked;
