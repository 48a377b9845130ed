/**
 * Jobs of a server, followed by their ids: see {@link io.github.qmpcodegen.qmp.job.Job}. It depends on the root's
 * vocabulary.
 */
@NullMarked
package io.github.qmpcodegen.qmp.job;

import org.jspecify.annotations.NullMarked;
