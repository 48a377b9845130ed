/** The Maven plugin: its goals turn a POM's configuration into a request to the generator and log the result. */
@NullMarked
package io.github.qmpcodegen.maven;

import org.jspecify.annotations.NullMarked;
