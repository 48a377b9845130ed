package io.github.qmpcodegen.codegen.diff;

/**
 * A difference between two interfaces, regardless of the direction of values.
 *
 * @param kind the kind of difference
 * @param entity what has changed
 * @param path the path from there to the position, such as {@code inserted.image}; empty for the entity as a whole
 * @param wording what has changed, in words
 */
public record Difference(ChangeKind kind, ChangedEntity entity, String path, Wording wording) {}
