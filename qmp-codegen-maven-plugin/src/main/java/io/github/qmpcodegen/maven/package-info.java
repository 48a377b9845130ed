/** The Maven plugin: its goals turn a pom's configuration into a request to the generator and print what came of it. */
@NullMarked
package io.github.qmpcodegen.maven;

import org.jspecify.annotations.NullMarked;
