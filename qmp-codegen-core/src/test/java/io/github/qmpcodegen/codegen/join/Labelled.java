package io.github.qmpcodegen.codegen.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The interfaces of several releases, as QAPI schemas, joined. */
record Labelled(LoadedSchema loaded) {

    /** Joins pairs of a release and its schema. */
    static Labelled of(String... releasesAndSchemas) {
        return withFloor(null, releasesAndSchemas);
    }

    /** Joins them, with the promises as of a release. */
    static Labelled withFloor(@Nullable String floor, String... releasesAndSchemas) {
        return of(
                sources -> sources.withFloor(
                        floor == null ? null : Release.of(floor).orElseThrow()),
                releasesAndSchemas);
    }

    /** Joins them, and leaves out what only releases have that are older than one. */
    static Labelled withOldest(String oldest, String... releasesAndSchemas) {
        return of(sources -> sources.withOldest(Release.of(oldest).orElseThrow()), releasesAndSchemas);
    }

    private static Labelled of(UnaryOperator<Sources> asked, String... releasesAndSchemas) {
        MemorySources files = new MemorySources();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < releasesAndSchemas.length; i += 2) {
            String path = releasesAndSchemas[i] + "/schema.qapi";
            files.and(path, releasesAndSchemas[i + 1]);
            names.add(releasesAndSchemas[i] + "=" + path);
        }
        LoadedSchema loaded = LoadedSchema.of(asked.apply(Sources.of(names)), files);
        assertFalse(loaded.hasErrors(), () -> loaded.diagnostics().toString());
        return new Labelled(loaded);
    }

    Schema schema() {
        return loaded.schema();
    }

    /** The kinds of the differences that were told, in the order of their places. */
    List<String> conflicts() {
        return loaded.diagnostics().stream()
                .map(Diagnostic::code)
                .map(code -> code.id())
                .filter(id -> id.startsWith("join-"))
                .toList();
    }

    Command command(String name) {
        return schema().commands().stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Event event(String name) {
        return schema().events().stream()
                .filter(event -> event.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    ObjectType object(String type) {
        return schema().objectType(new TypeReference.Named(type));
    }

    /** The texts of an enumeration with the releases that have them. */
    List<String> values(String type) {
        return ((EnumType) schema().type(new TypeReference.Named(type)))
                .values().stream()
                        .map(value -> value.text() + " " + value.releases().text())
                        .toList();
    }

    /** The values of a union's tag that have a branch, with the releases that have it. */
    List<String> branches(String type) {
        return Objects.requireNonNull(object(type).branching()).branches().stream()
                .map(branch -> branch.tagValue() + " " + branch.releases().text())
                .toList();
    }

    /** The members of an object: optional ones with a star, and where they are not in all releases with these. */
    List<String> members(String type) {
        return object(type).members().stream().map(Labelled::told).toList();
    }

    /** The members of a command's arguments. */
    List<String> arguments(String command) {
        TypeReference.Named arguments = command(command).arguments();
        assertEquals(false, arguments == null, command);
        return members(Objects.requireNonNull(arguments).name());
    }

    private static String told(Member member) {
        return (member.optional() ? "*" : "")
                + member.name()
                + (member.releases().isEverywhere()
                        ? ""
                        : " " + member.releases().text());
    }
}
