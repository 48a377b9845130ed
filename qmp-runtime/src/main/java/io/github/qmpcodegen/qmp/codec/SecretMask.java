package io.github.qmpcodegen.qmp.codec;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hides secrets, such as passwords and keys, in messages that are traced.
 *
 * <p>It hides the members with the given names anywhere in a message, and secrets that have other names in QMP: the
 * data of a {@code secret} object, the new password of {@code change vnc}, a human monitor's command line that sets
 * one, and a password within a URL. Immutable.
 */
public final class SecretMask {
    /** The text that replaces a secret. */
    public static final String MASK = "***";

    private static final SecretMask STANDARD = new SecretMask(
            Set.of("password", "passwd", "passphrase", "secret", "new-secret", "old-secret", "auth-token"));
    private static final Pattern HUMAN = Pattern.compile(
            "^\\s*(set_password|change|block_passwd|expire_password|object_add)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OBJECT_DATA =
            Pattern.compile("tls-cipher-suites|\\bproperty\\W+data\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^/:@\\s]*):[^/@\\s]+@");

    private final Set<String> members;

    private SecretMask(Set<String> members) {
        this.members = members;
    }

    /**
     * Returns the default mask, which hides {@code password}, {@code passwd}, {@code passphrase}, {@code secret},
     * {@code new-secret}, {@code old-secret}, {@code auth-token}.
     */
    public static SecretMask standard() {
        return STANDARD;
    }

    /** Whether the standard mask hides members of this name, even if only next to certain others. */
    public static boolean mayHide(String member) {
        return STANDARD.members.contains(member.toLowerCase(Locale.ROOT))
                || Set.of("arg", "data", "value", "props", "command-line").contains(member);
    }

    /** Returns this mask with more names of members to hide; case does not matter. */
    public SecretMask with(String... names) {
        return new SecretMask(Stream.concat(members.stream(), Stream.of(names))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Returns a copy of a message without its secrets. */
    public JsonNode apply(JsonNode message) {
        if (message instanceof ObjectNode object) {
            return masked(object);
        }
        if (message instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(apply(element)));
            return copy;
        }
        if (message.isString() && message.stringValue().contains("://")) {
            return text(URL_PASSWORD.matcher(message.stringValue()).replaceAll("$1:" + MASK + "@"));
        }
        return message;
    }

    /**
     * Whether a text that is not a message, such as a line that somebody types, in any notation, may contain what this
     * mask hides in messages. True if in doubt.
     */
    public boolean mayConcern(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return members.stream().anyMatch(lower::contains)
                || HUMAN.matcher(text).find()
                || URL_PASSWORD.matcher(text).find()
                || OBJECT_DATA.matcher(text).find();
    }

    private JsonNode masked(ObjectNode object) {
        boolean vncPassword = is(object, "device", "vnc") && is(object, "target", "password");
        boolean secretObject = Stream.of("secret", "secret_keyring", "tls-cipher-suites")
                        .anyMatch(type -> is(object, "qom-type", type))
                || is(object, "property", "data");
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            boolean hidden =
                    (members.contains(name.toLowerCase(Locale.ROOT)) && !value.isContainer() && !value.isBoolean())
                            || (vncPassword && name.equals("arg"))
                            || (secretObject && (name.equals("data") || name.equals("value") || name.equals("props")))
                            || (name.equals("command-line")
                                    && value.isString()
                                    && HUMAN.matcher(value.stringValue()).find());
            copy.set(name, hidden ? text(MASK) : apply(value));
        }
        return copy;
    }

    private static boolean is(ObjectNode object, String member, String value) {
        return object.path(member).asString("").equals(value);
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }
}
