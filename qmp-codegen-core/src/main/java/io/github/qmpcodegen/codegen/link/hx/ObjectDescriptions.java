package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a reply's documentation describes apart from the place where they occur, as in "The PCI device
 * json-object contains the following".
 */
final class ObjectDescriptions {

    private static final Pattern NAMED_OBJECT =
            Pattern.compile("\\b(?:the|an?)\\s+((?:[\\w/-]+\\s+){1,4}?)json-object\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DESCRIBED_AS = Pattern.compile(
            "\\b([A-Z]\\w*(?:\\s+\\w+){0,3})\\s+(?:is|are)\\s+(?:described|represented)\\s+by\\s+a\\s+json-object");
    private static final Pattern SAME_AS =
            Pattern.compile("\\bsame members\\b.*?['\"]([^'\"]+?)\\s+json-object['\"]", Pattern.CASE_INSENSITIVE);

    private final List<ObjectDescription> descriptions = new ArrayList<>();

    /**
     * A described object.
     *
     * @param key what references to it name
     * @param phrases what the text calls it, in lower case
     * @param shapes the lists that describe it: more than one when it has several shapes
     */
    record ObjectDescription(String key, List<String> phrases, List<List<Bullet>> shapes) {}

    /** The phrases by which a paragraph names the object that the list behind it describes; empty when by none. */
    static List<String> phrasesIn(String introduction) {
        List<String> phrases = new ArrayList<>();
        if (!introduction.toLowerCase(Locale.ROOT).contains("json-object")) {
            return phrases;
        }
        for (Pattern pattern : List.of(NAMED_OBJECT, DESCRIBED_AS)) {
            Matcher matcher = pattern.matcher(introduction);
            while (matcher.find()) {
                phrases.add(normalised(matcher.group(1)));
            }
        }
        phrases.removeIf(phrase -> phrase.equals("main") || phrase.startsWith("each"));
        return phrases;
    }

    /**
     * Adds a described object, or a further shape of one of which the phrases are already known, and returns where its items
     * belong.
     */
    List<Bullet> add(List<String> phrases) {
        List<Bullet> shape = new ArrayList<>();
        for (ObjectDescription description : descriptions) {
            boolean alternative = phrases.stream()
                    .anyMatch(phrase -> description.phrases().stream()
                            .anyMatch(known -> phrase.endsWith(" " + known) || known.equals(phrase)));
            if (alternative) {
                description.phrases().addAll(phrases);
                description.shapes().add(shape);
                return shape;
            }
        }
        descriptions.add(new ObjectDescription(
                "'" + phrases.get(0) + "'", new ArrayList<>(phrases), new ArrayList<>(List.of(shape))));
        return shape;
    }

    /** The object that a member's name or text refers to; null when to none. */
    @Nullable
    ObjectDescription referredTo(String name, String text) {
        Matcher same = SAME_AS.matcher(text);
        String referred = same.find() ? normalised(same.group(1)) : "";
        Set<String> words = words(name + " " + text);
        ObjectDescription best = null;
        int bestLength = 0;
        for (ObjectDescription description : descriptions) {
            for (String phrase : description.phrases()) {
                boolean matches = referred.isEmpty() ? words.containsAll(words(phrase)) : phrase.equals(referred);
                if (matches && phrase.length() > bestLength) {
                    best = description;
                    bestLength = phrase.length();
                }
            }
        }
        return best;
    }

    private static String normalised(String phrase) {
        return String.join(" ", wordList(phrase));
    }

    private static Set<String> words(String text) {
        return Set.copyOf(wordList(text));
    }

    private static List<String> wordList(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9/]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .toList();
    }
}
