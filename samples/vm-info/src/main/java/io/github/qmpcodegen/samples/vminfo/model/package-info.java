/**
 * What is known about a machine: what {@code --json} prints, member by member. What the machine's server does not
 * report is null; a list is empty if the server reported that there is nothing.
 */
@NullMarked
package io.github.qmpcodegen.samples.vminfo.model;

import org.jspecify.annotations.NullMarked;
