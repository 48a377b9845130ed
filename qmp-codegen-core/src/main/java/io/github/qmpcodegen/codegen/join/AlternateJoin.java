package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins the editions of an alternate: it has a branch for each kind of JSON value that any of them allows. */
final class AlternateJoin {

    private final History history;
    private final PositionJoin positions;
    private final TraitsJoin traits;

    AlternateJoin(History history, PositionJoin positions, TraitsJoin traits) {
        this.history = history;
        this.positions = positions;
        this.traits = traits;
    }

    private record Occurrence(int release, AlternateType.Branch branch) {}

    AlternateType join(TypeName name, List<Edition> editions) {
        Map<JsonType, List<Occurrence>> byKind = new LinkedHashMap<>();
        for (int i = editions.size() - 1; i >= 0; i--) {
            Edition edition = editions.get(i);
            for (AlternateType.Branch branch : ((AlternateType) edition.type()).branches()) {
                JsonType kind = history.schema(edition.release())
                        .jsonType(branch.type())
                        .shown();
                byKind.computeIfAbsent(kind, each -> new ArrayList<>()).add(new Occurrence(edition.release(), branch));
            }
        }
        List<AlternateType.Branch> branches = new ArrayList<>();
        byKind.forEach((kind, newestFirst) -> branches.add(branch(name, kind, newestFirst)));
        return new AlternateType(name, branches, EnumJoin.ofType(editions, traits));
    }

    private AlternateType.Branch branch(TypeName name, JsonType kind, List<Occurrence> newestFirst) {
        String branchName = newestFirst.stream()
                .map(occurrence -> occurrence.branch().name())
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(kind.schemaName());
        List<Occurrence> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        TypeReference type = positions.join(
                oldestFirst.stream()
                        .map(each -> new Use(
                                each.release(),
                                each.branch().type(),
                                Origin.QAPI,
                                each.branch().location()))
                        .toList(),
                new Position("the branch '" + branchName + "' of '" + name + "'"));
        return new AlternateType.Branch(
                branchName,
                type == null ? TypeReference.any() : type,
                traits.join(oldestFirst.stream()
                        .map(each -> new TraitsJoin.ReleaseTraits(
                                each.release(), each.branch().traits()))
                        .toList()));
    }
}
