package io.github.qmpcodegen.codegen.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of several things at once what is the same of each. */
final class Sentences {

    private static final Pattern OF_ONE = Pattern.compile(
            "(argument|member|value) ('[^']+')((?: of (?:(?! is | \\().)+)?(?: \\(where .+?\\))?) is (.*)");
    private static final Pattern TYPE = Pattern.compile("(?:an?|any|one) .*");

    private Sentences() {}

    /**
     * The changes of one subject in the order in which they come; where several are alike, as one sentence.
     *
     * @return sentences without a full stop, with the first change that each is about
     */
    static Map<String, Change> of(List<Change> changes) {
        Map<List<Object>, List<Change>> alike = new LinkedHashMap<>();
        for (Change change : changes) {
            Matcher one = OF_ONE.matcher(change.text());
            List<Object> key = one.matches()
                    ? List.of(one.group(1), one.group(3), one.group(4), change.breaking(), change.reason())
                    : List.of(change);
            alike.computeIfAbsent(key, ignored -> new ArrayList<>()).add(change);
        }
        Map<String, Change> sentences = new LinkedHashMap<>();
        alike.values().forEach(group -> sentences.put(sentence(group), group.get(0)));
        return sentences;
    }

    private static String sentence(List<Change> alike) {
        String first = alike.get(0).text();
        Matcher one = OF_ONE.matcher(first);
        if (alike.size() == 1 || !one.matches()) {
            return first;
        }
        List<String> names = alike.stream().map(Sentences::name).toList();
        return one.group(1) + "s " + String.join(", ", names.subList(0, names.size() - 1)) + " and "
                + names.get(names.size() - 1) + one.group(3)
                + (TYPE.matcher(one.group(4)).matches() ? " are each " : " are ") + one.group(4);
    }

    private static String name(Change change) {
        Matcher one = OF_ONE.matcher(change.text());
        return one.matches() ? one.group(2) : change.text();
    }
}
