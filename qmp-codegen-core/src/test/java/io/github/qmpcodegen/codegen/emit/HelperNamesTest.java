package io.github.qmpcodegen.codegen.emit;

import static io.github.qmpcodegen.codegen.emit.SchemaFixture.builtin;
import static io.github.qmpcodegen.codegen.emit.SchemaFixture.derived;
import static io.github.qmpcodegen.codegen.emit.SchemaFixture.listOf;
import static io.github.qmpcodegen.codegen.emit.SchemaFixture.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Schemas in which everything is called as generated code calls something: each name in it that no schema gives is the
 * name of a type, a member, a value, a branch, a command and an event.
 */
@Timeout(600)
class HelperNamesTest {

    private static final String PACKAGE = "com.acme.names";

    /** What the names begin with that the neutral schema gives. */
    private static final String OWN = "zz";

    private static final Pattern NO_CODE = Pattern.compile("/\\*(?s:.*?)\\*/|//.*|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

    @TempDir
    private Path folder;

    @Test
    void namesOfAllForms() {
        Set<String> names = names();
        assertTrue(
                names.containsAll(List.of(
                        "Unknown",
                        "Other",
                        "Builder",
                        "CommonBuilder",
                        "Values2",
                        "Index",
                        "QMP_NAME",
                        "BY_TEXT",
                        "MEMBERS",
                        "TEXTS",
                        "UNRECOGNIZED",
                        "member",
                        "element",
                        "in",
                        "out",
                        "Commands1",
                        "Events1",
                        "QemuCommandsPart1",
                        "executor",
                        "String",
                        "class",
                        "LinkedHashMap")),
                names.toString());
    }

    @Test
    void typesOfSomeKinds() throws IOException {
        compile(types(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    @Tag("thorough")
    void typesOfOtherKinds(int rotation) throws IOException {
        compile(types(rotation));
    }

    @Test
    void membersValuesAndBranches() throws IOException {
        compile(parts());
    }

    @Test
    void nestedTypes() throws IOException {
        compile(nested());
    }

    private void compile(Schema schema) throws IOException {
        assertEquals("", GeneratedCode.of(schema, PACKAGE).compile(folder.resolve("classes")));
    }

    /** All names that generated code holds besides those of the schema. */
    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (String text : GeneratedCode.of(neutral(), PACKAGE).files().values()) {
            IDENTIFIER
                    .matcher(NO_CODE.matcher(text).replaceAll(" "))
                    .results()
                    .map(found -> found.group())
                    .filter(name -> !name.toLowerCase(Locale.ROOT).startsWith(OWN))
                    .forEach(names::add);
        }
        return names;
    }

    /** A schema that takes every form that generated code has. */
    private static Schema neutral() {
        SchemaFixture f = new SchemaFixture("neutral.json");
        List<TypeReference> types = new ArrayList<>();
        for (BuiltinType type : BuiltinType.values()) {
            types.add(builtin(type));
            types.add(listOf(builtin(type)));
        }
        f.enumeration("ZzSmall", "zz-a", "zz-b");
        f.enumeration("ZzLarge", numbered(1_501));
        f.object("ZzLeaf", f.optional("zz-x", BuiltinType.STR));
        f.union(
                "ZzUnion",
                "zz-tag",
                List.of("zz-a=ZzLeaf"),
                f.member("zz-tag", named("ZzSmall")),
                f.optional("zz-common", BuiltinType.STR));
        f.union(
                "ZzWide",
                "zz-tag",
                List.of(numbered(501)).stream().map(value -> value + "=ZzLeaf").toList(),
                f.member("zz-tag", named("ZzLarge")));
        f.alternate("ZzEither", Map.of("zz-s", builtin(BuiltinType.STR)));
        for (String name : List.of("ZzUnion", "ZzWide", "ZzEither", "ZzLarge")) {
            types.add(named(name));
        }
        for (int size : new int[] {types.size(), 210, 410}) {
            Member[] members = new Member[size];
            for (int i = 0; i < size; i++) {
                TypeReference type = types.get(i % types.size());
                members[i] = i % 3 == 0 ? f.optional("zz-" + i, type) : f.member("zz-" + i, type);
            }
            f.object("Zz" + size, members).openObject("ZzOpen" + size, members);
            for (String type : List.of("Zz" + size, "ZzOpen" + size)) {
                f.command("zz-" + type, type, named(type)).event("ZZ_" + type, type);
            }
        }
        f.specialCommand("zz-out", true, true).specialCommand("zz-end", false, false);
        for (int i = 0; i < 1_001; i++) {
            f.command("zz-" + i, i % 200 == 0 ? "ZzLeaf" : null, null);
        }
        for (int i = 0; i < 501; i++) {
            f.event("ZZ_" + i, null);
        }
        return f.build();
    }

    private static String[] numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "zz-" + i).toArray(String[]::new);
    }

    /** Types of these names, each of another kind than its neighbours, that hold each other and themselves. */
    private static Schema types(int rotation) {
        SchemaFixture f = new SchemaFixture("types.json");
        Set<String> names = new LinkedHashSet<>();
        for (String name : names()) {
            names.add(name);
            names.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        }
        String[] large = numbered(1_501);
        String previous = null;
        int kind = rotation;
        for (String name : names) {
            TypeReference other = previous == null ? builtin(BuiltinType.STR) : named(previous);
            switch (kind++ % 6) {
                case 0 -> f.enumeration(name, name, name.toUpperCase(Locale.ROOT) + "-", "other");
                case 1 -> f.object(name, f.optional(name, named(name)), f.member("other", other));
                case 2 ->
                    f.alternate(name, ordered(name, builtin(BuiltinType.STR), "other", builtin(BuiltinType.BOOL)));
                case 3 -> {
                    f.enumeration(name + "Tag", name, "other").object(name + "Leaf", f.optional(name, other));
                    f.union(name, name, List.of(name + "=" + name + "Leaf"), f.member(name, named(name + "Tag")));
                }
                case 4 -> f.openObject(name, f.member(name, listOf(other)), f.optional("extra", other));
                default -> {
                    if (name.matches("(?:Known|Unknown|Index|Values|Part|QMP|BY).*")) {
                        f.enumeration(name, large);
                    } else {
                        f.object(name, f.member(name, named(name)), f.optional("value", other));
                    }
                }
            }
            f.object(name + "Holder", f.optional(name, named(name)));
            f.command("get-" + name, name + "Holder", named(name)).event("E_" + name, name + "Holder");
            previous = name;
        }
        return f.build();
    }

    private static Schema parts() {
        SchemaFixture f = new SchemaFixture("parts.json");
        List<String> names = List.copyOf(names());
        f.enumeration("Value", names.toArray(String[]::new));
        f.object("Leaf", f.optional("x", BuiltinType.STR));
        f.union("Branch", "tag", names.stream().map(name -> name + "=Leaf").toList(), f.member("tag", named("Value")));
        f.command("get-all", null, named("Branch"));
        BuiltinType[] types = BuiltinType.values();
        for (int size : new TreeSet<>(List.of(4, 60, 210, names.size()))) {
            for (int start = 0; start < names.size(); start += size) {
                List<Member> members = new ArrayList<>();
                for (String name : names.subList(start, Math.min(names.size(), start + size))) {
                    TypeReference type = builtin(types[(members.size() + start) % types.length]);
                    TypeReference listed = members.size() % 7 == 0 ? listOf(type) : type;
                    members.add(members.size() % 3 == 0 ? f.optional(name, listed) : f.member(name, listed));
                }
                String type = "M" + size + "From" + start;
                f.object(type, members.toArray(Member[]::new));
                f.command("c-" + type, type, named(type)).event("E_" + type, type);
                f.union("U" + type, "tag-of", List.of("a=" + type), f.member("tag-of", named("Value")));
                f.command("u-" + type, "U" + type, named("U" + type));
            }
        }
        names.forEach(name -> f.command(name, "Leaf", named("Value")).event(name, "Leaf"));
        return f.build();
    }

    /** Types without names of their own, which are named after the members that lead to them. */
    private static Schema nested() {
        SchemaFixture f = new SchemaFixture("nested.hx");
        for (String name : names()) {
            String reply = name + ".return";
            f.enumeration(derived(reply + "." + name), List.of(SchemaFixture.value("a"), SchemaFixture.value(name)));
            f.derivedObject(reply + ".other." + name, f.optional("x", BuiltinType.STR));
            f.derivedObject(reply + ".other", f.optional(name, named(reply + ".other." + name)));
            f.derivedObject(
                    reply,
                    f.member(name, named(reply + "." + name)),
                    f.optional("other", named(reply + ".other")),
                    f.optional("list", listOf(named(reply + ".other." + name))));
            f.command(name, null, named(reply));
        }
        return f.build();
    }

    private static Map<String, TypeReference> ordered(Object... entries) {
        Map<String, TypeReference> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], (TypeReference) entries[i + 1]);
        }
        return map;
    }
}
