package io.github.qmpcodegen.samples.qmpshell.check;

import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input;
import io.github.qmpcodegen.samples.qmpshell.syntax.Mistake;
import java.util.ArrayList;
import java.util.List;

/** Collects the mistakes in one line, and notes on it. */
final class MistakeCollector {

    final List<Mistake> mistakes = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    void mistake(String message, Input place) {
        mistake(message, place.start(), place.end());
    }

    void mistake(String message, int start, int end) {
        mistakes.add(new Mistake(message, start, end));
    }

    /** Notes on what may not be there in the next release. */
    void noteOn(String what, List<Feature> features) {
        for (Feature feature : features) {
            if (feature.name().equals(Feature.DEPRECATED)) {
                notes.add(what + " is deprecated" + reason(feature));
            } else if (feature.name().equals(Feature.UNSTABLE)) {
                notes.add(what + " is not stable: it may change or go without notice");
            }
        }
    }

    private static String reason(Feature feature) {
        return feature.documentation().blocks().stream()
                .filter(Documentation.Paragraph.class::isInstance)
                .map(block -> ": " + ((Documentation.Paragraph) block).text())
                .findFirst()
                .orElse("");
    }
}
