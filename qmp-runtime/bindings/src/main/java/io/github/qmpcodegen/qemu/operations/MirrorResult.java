package io.github.qmpcodegen.qemu.operations;

/**
 * What a mirror has done.
 *
 * @param node the name of the node that the disk is now, which is the caller's; where it was made for a file, that one's node is
 *     below it, named alike with {@code -file} behind
 * @param copied how many bytes were copied
 */
public record MirrorResult(String node, long copied) {}
