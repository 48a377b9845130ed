package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/**
 * A sealed interface of records, one for each branch of a union.
 *
 * @param tag the union's name and the member that tells the branches apart
 * @param qmpName what the schema calls it
 * @param common the members that all branches have, without the tag
 * @param branches the records; the last is that of all values of the tag that have no branch of their own
 * @param direction which way its values go
 * @param nested the types that are nested in it, apart from the branches
 * @param doc what the Javadoc says
 * @param provenance where it comes from
 * @param usesDeprecated whether it uses what is deprecated elsewhere
 */
public record GeneratedUnion(
        Tag tag,
        String qmpName,
        List<Component> common,
        List<GeneratedRecord> branches,
        Direction direction,
        List<GeneratedType> nested,
        Doc doc,
        Provenance provenance,
        boolean usesDeprecated)
        implements GeneratedType {

    /** Copies the lists. */
    public GeneratedUnion {
        common = List.copyOf(common);
        branches = List.copyOf(branches);
        nested = List.copyOf(nested);
    }

    /** Whether all branches have a component. */
    public boolean declares(String component) {
        return common.stream().anyMatch(each -> each.name().equals(component));
    }

    @Override
    public JavaName name() {
        return tag.union();
    }

    /**
     * A union's name and the member that tells its branches apart.
     *
     * @param union the union's name
     * @param component the member
     */
    public record Tag(JavaName union, Component component) {}
}
