package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/**
 * A sealed interface of records, one for each branch of a union.
 *
 * @param declaration the type's declaration; the branches are not among the nested types
 * @param tag the union's name and the member that selects the branch
 * @param common the members that all branches have, without the tag
 * @param branches the records; the last is for all values of the tag without their own branch
 * @param direction the direction of its values
 */
public record GeneratedUnion(
        Declaration declaration,
        GeneratedRecord.Tag tag,
        List<Component> common,
        List<GeneratedRecord> branches,
        TypeDirection direction)
        implements GeneratedType {

    /** Copies the lists. */
    public GeneratedUnion {
        common = List.copyOf(common);
        branches = List.copyOf(branches);
    }

    /** Whether all branches have a component. */
    public boolean declares(String component) {
        return common.stream().anyMatch(each -> each.name().equals(component));
    }
}
