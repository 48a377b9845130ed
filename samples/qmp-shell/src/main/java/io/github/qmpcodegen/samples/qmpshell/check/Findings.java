package io.github.qmpcodegen.samples.qmpshell.check;

import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input;
import io.github.qmpcodegen.samples.qmpshell.syntax.Mistake;
import java.util.ArrayList;
import java.util.List;

/** Collects what is found about one line. */
final class Findings {

    final List<Mistake> mistakes = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();

    void mistake(String message, Input place) {
        mistake(message, place.start(), place.end());
    }

    void mistake(String message, int start, int end) {
        mistakes.add(new Mistake(message, start, end));
    }

    /** Remarks on what may not be there in the next release. */
    void remarkOn(String what, List<Feature> features) {
        for (Feature feature : features) {
            if (feature.name().equals(Feature.DEPRECATED)) {
                remarks.add(what + " is deprecated" + reason(feature));
            } else if (feature.name().equals(Feature.UNSTABLE)) {
                remarks.add(what + " is not stable: it may change or go without notice");
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
