/**
 * What is known of a machine: what {@code --json} prints, member by member. What the machine's server does not tell is null;
 * a list is empty where the server told that there is nothing.
 */
@NullMarked
package io.github.qmpcodegen.samples.vminfo.model;

import org.jspecify.annotations.NullMarked;
