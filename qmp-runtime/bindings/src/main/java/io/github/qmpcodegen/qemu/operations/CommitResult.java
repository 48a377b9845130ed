package io.github.qmpcodegen.qemu.operations;

/**
 * What a commit has done.
 *
 * @param copied how many bytes were written
 */
public record CommitResult(long copied) {}
