package io.github.qmpcodegen.qemu.operations;

/**
 * The result of a mirror.
 *
 * @param node the name of the disk's new node, which is the caller's to remove; if it was created for a file, the
 *     file's node is below it, with the same name followed by {@code -file}
 * @param copied how many bytes were copied
 */
public record MirrorResult(String node, long copied) {}
