package io.github.qmpcodegen.qmp.schema;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The walk through the types of two interfaces side by side, which finds what one has and the other lacks. Types that stand
 * side by side in several places are looked at in the first.
 */
final class Comparison {

    private final TypeTable having;
    private final TypeTable lacking;
    private final SortedMap<String, String> found = new TreeMap<>();
    private final Set<String> compared = new HashSet<>();

    /** Compares nothing so far. */
    Comparison(TypeTable having, TypeTable lacking) {
        this.having = having;
        this.lacking = lacking;
    }

    /** What was found so far: paths, with the releases that have what they lead to. */
    SortedMap<String, String> found() {
        return found;
    }

    /** Compares two types that stand at the same place. */
    void types(String path, String here, String there) {
        if (here.isEmpty() || there.isEmpty() || !compared.add(here + " " + there)) {
            return;
        }
        SchemaType one = having.type(here);
        SchemaType other = lacking.type(there);
        if (one instanceof AlternateType alternate) {
            alternate.branches().forEach(branch -> branch(path, branch, other));
        } else if (other instanceof AlternateType alternate) {
            alternate.branches().stream()
                    .filter(branch -> isOfKind(one, lacking.type(branch)))
                    .forEach(branch -> types(path, here, branch));
        } else if (one instanceof ArrayType array && other instanceof ArrayType elsewhere) {
            types(path, array.element(), elsewhere.element());
        } else if (one instanceof EnumType enumeration && other instanceof EnumType elsewhere) {
            enumeration.values().stream()
                    .filter(value -> !elsewhere.has(value.text()))
                    .forEach(value -> found.put(path + "/^" + value.text(), ReleaseRuns.words(value.releases())));
        } else if (one instanceof ObjectType object && other instanceof ObjectType elsewhere) {
            objects(path, object, elsewhere);
        }
    }

    /** Compares a branch of an alternate with what stands in its place, which may be no alternate. */
    private void branch(String path, String here, SchemaType there) {
        SchemaType one = having.type(here);
        if (there instanceof AlternateType alternate) {
            Optional<String> same = alternate.branches().stream()
                    .filter(branch -> isOfKind(one, lacking.type(branch)))
                    .findFirst();
            same.ifPresentOrElse(branch -> types(path, here, branch), () -> lacks(path, one));
        } else if (isOfKind(one, there)) {
            types(path, here, there.name());
        } else {
            lacks(path, one);
        }
    }

    private void lacks(String path, SchemaType branch) {
        if (branch instanceof BuiltinType builtin) {
            found.put(path + "/!" + builtin.jsonType(), "");
        }
    }

    private static boolean isOfKind(SchemaType one, SchemaType other) {
        if (one instanceof BuiltinType builtin && other instanceof BuiltinType same) {
            return builtin.jsonType().equals(same.jsonType()) || same.jsonType().equals("value");
        }
        return one.getClass() == other.getClass();
    }

    private void objects(String path, ObjectType object, ObjectType elsewhere) {
        for (Member member : object.members()) {
            Optional<Member> same = elsewhere.members().stream()
                    .filter(other -> other.name().equals(member.name()))
                    .findFirst();
            if (same.isPresent()) {
                types(path + "/" + member.name(), member.type(), same.get().type());
            } else if (!elsewhere.open()) {
                found.put(path + "/" + member.name(), ReleaseRuns.words(member.releases()));
            }
        }
        for (Map.Entry<String, String> branch : object.branches().entrySet()) {
            String inner = path + "/+" + branch.getKey();
            String same = elsewhere.branches().get(branch.getKey());
            if (same != null) {
                types(inner, branch.getValue(), same);
            }
        }
    }
}
