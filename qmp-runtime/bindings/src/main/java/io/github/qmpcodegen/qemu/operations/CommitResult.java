package io.github.qmpcodegen.qemu.operations;

/**
 * The result of a commit.
 *
 * @param copied how many bytes were written
 */
public record CommitResult(long copied) {}
