package io.github.qmpcodegen.codegen.introspect;

import io.github.qmpcodegen.codegen.schema.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The names of introspected types.
 *
 * <p>A server masks them by numbers, which differ from build to build. Such a type is named by the shortest way that
 * leads to it from a command or event, and of several such ways by the first in the order of their names; so the name
 * does not depend on the order of the server's answer. Names that are none of a server's are kept.
 */
final class IntrospectedNames {

    private static final Pattern MASKED = Pattern.compile("\\d+");

    private final Map<String, SchemaInfo> types;
    private final Map<String, List<String>> paths = new LinkedHashMap<>();
    private final Deque<String> pending = new ArrayDeque<>();
    private final Map<String, TypeName> names = new HashMap<>();

    private IntrospectedNames(Map<String, SchemaInfo> types) {
        this.types = types;
    }

    /**
     * Names types.
     *
     * @param entities the commands and events
     * @param types all types by the names that introspection gives them
     */
    static Map<String, TypeName> of(List<SchemaInfo> entities, Map<String, SchemaInfo> types) {
        IntrospectedNames names = new IntrospectedNames(types);
        names.findPaths(entities);
        names.allocate();
        return names.names;
    }

    private void findPaths(List<SchemaInfo> entities) {
        List<SchemaInfo> sorted = new ArrayList<>(entities);
        sorted.sort(Comparator.comparing(SchemaInfo::name));
        for (SchemaInfo entity : sorted) {
            boolean command = entity.kind().equals("command");
            reach(entity.text("arg-type"), List.of(entity.name(), command ? "arguments" : "data"));
            if (command) {
                reach(entity.text("ret-type"), List.of(entity.name(), "return"));
            }
        }
        while (!pending.isEmpty()) {
            String name = pending.remove();
            SchemaInfo type = types.get(name);
            List<String> path = paths.getOrDefault(name, List.of());
            if (type != null) {
                follow(type, path);
            }
        }
    }

    private void follow(SchemaInfo type, List<String> path) {
        if (type.kind().equals("array")) {
            reach(type.text("element-type"), path);
        }
        for (JsonNode member : type.objects("members")) {
            // The branches of an alternate have no names; their types are distinguished by number.
            reach(SchemaInfo.text(member, "type"), with(path, SchemaInfo.text(member, "name")));
        }
        for (JsonNode branch : type.objects("variants")) {
            reach(SchemaInfo.text(branch, "type"), with(path, SchemaInfo.text(branch, "case")));
        }
    }

    private static List<String> with(List<String> path, String name) {
        if (name.isEmpty()) {
            return path;
        }
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private void reach(String type, List<String> path) {
        if (types.containsKey(type) && paths.putIfAbsent(type, path) == null) {
            pending.add(type);
        }
    }

    private void allocate() {
        Set<String> taken = new HashSet<>();
        types.keySet().stream().filter(name -> !isMasked(name)).forEach(taken::add);
        for (Map.Entry<String, List<String>> entry : paths.entrySet()) {
            String name = entry.getKey();
            List<String> path = entry.getValue();
            SchemaInfo type = types.get(name);
            if (type == null || type.kind().equals("array") || type.kind().equals("builtin")) {
                continue;
            }
            String text = String.join(".", path);
            List<String> stated = type.texts(FurtherKeys.PATH);
            if (!stated.isEmpty()) {
                names.put(name, new TypeName(name, false, stated));
            } else if (name.equals(text)) {
                names.put(name, new TypeName(text, false, path));
            } else if (isMasked(name)) {
                String unique = text;
                for (int i = 2; !taken.add(unique); i++) {
                    unique = text + "-" + i;
                }
                names.put(name, new TypeName(unique, false, path));
            } else {
                names.put(name, TypeName.declared(name));
            }
        }
    }

    /** Whether a name is one that a server made up. */
    static boolean isMasked(String name) {
        return MASKED.matcher(name).matches();
    }
}
