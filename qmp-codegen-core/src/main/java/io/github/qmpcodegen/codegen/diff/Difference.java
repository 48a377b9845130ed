package io.github.qmpcodegen.codegen.diff;

/**
 * What is different, whichever way values go.
 *
 * @param kind what kind of difference
 * @param entity what has changed
 * @param path the way from there to the position, such as {@code inserted.image}; empty for the entity as a whole
 * @param wording what has changed, in words
 */
public record Difference(ChangeKind kind, ChangedEntity entity, String path, Wording wording) {}
