/** Tests of the benchmarks. */
@NullMarked
package io.github.qmpcodegen.samples.benchmarks;

import org.jspecify.annotations.NullMarked;
