package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The interface of one release of QEMU, as a server of that would tell it: the facts without what it does not have. */
final class ReleaseSchema {
    private static final String RELEASES = "releases";

    private final Version release;

    private ReleaseSchema(String release) {
        this.release = Version.parse(release);
    }

    static JsonNode of(String release) {
        try {
            JsonNode facts = QmpJson.parse(
                    Files.readString(TestData.projectRoot().resolve("qmp-runtime/bindings/src/main/qmp/qemu.json")));
            new ReleaseSchema(release).reduce(facts);
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reduce(JsonNode value) {
        if (value instanceof ObjectNode object) {
            if (object.path("meta-type").asString("").equals("enum")) {
                reduceValues(object);
            }
            if (object.path("mandatory").asBoolean(false)) {
                // It is optional only where there is none.
                object.remove("default");
            }
            object.remove(RELEASES);
        } else if (value instanceof ArrayNode array) {
            for (Iterator<JsonNode> elements = array.iterator(); elements.hasNext(); ) {
                JsonNode element = elements.next();
                String kind = element.path("meta-type").asString("");
                // Types stay, for there may be a mention of them that does not say since when.
                boolean isType = List.of("object", "enum", "alternate").contains(kind);
                if (kind.equals(RELEASES)
                        || (!isType && !has(element.path(RELEASES).asString("")))) {
                    elements.remove();
                }
            }
        }
        value.forEach(this::reduce);
    }

    /** All values are listed as texts, and some of them besides with what there is to tell of them. */
    private void reduceValues(ObjectNode enumeration) {
        Set<String> missing = new HashSet<>();
        for (JsonNode member : enumeration.path("members")) {
            if (!has(member.path(RELEASES).asString(""))) {
                missing.add(member.path("name").asString(""));
            }
        }
        enumeration.remove("members");
        if (enumeration.get("values") instanceof ArrayNode values) {
            for (Iterator<JsonNode> texts = values.iterator(); texts.hasNext(); ) {
                if (missing.contains(texts.next().asString(""))) {
                    texts.remove();
                }
            }
        }
    }

    private boolean has(String runs) {
        if (runs.isEmpty()) {
            return true;
        }
        for (String run : runs.split(",", -1)) {
            int dash = run.indexOf('-');
            String first = dash < 0 ? run : run.substring(0, dash);
            String last = run.substring(dash + 1);
            if ((first.isEmpty() || release.compareTo(Version.parse(first)) >= 0)
                    && (last.isEmpty() || release.compareTo(Version.parse(last)) <= 0)) {
                return true;
            }
        }
        return false;
    }
}
