package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.AnnotationSpec;
import io.github.qmpcodegen.codegen.javamodel.Doc;
import java.util.ArrayList;
import java.util.List;

/** The annotations that say what state a part of the interface is in. */
final class Annotations {

    /** For uses of what is deprecated elsewhere in the package. */
    static final AnnotationSpec SUPPRESS_DEPRECATION = AnnotationSpec.builder(SuppressWarnings.class)
            .addMember("value", "$S", "deprecation")
            .build();

    /** For the tools that treat generated code in a way of their own. */
    static final AnnotationSpec GENERATED = AnnotationSpec.builder(RuntimeTypes.GENERATED)
            .addMember("value", "$S", "io.github.qmpcodegen.codegen")
            .build();

    private static final AnnotationSpec DEPRECATED =
            AnnotationSpec.builder(Deprecated.class).build();
    private static final AnnotationSpec UNSTABLE =
            AnnotationSpec.builder(RuntimeTypes.UNSTABLE).build();

    private Annotations() {}

    /** The releases that have it. */
    static List<AnnotationSpec> releases(Doc doc) {
        List<AnnotationSpec> annotations = new ArrayList<>();
        for (Doc.Interval interval : doc.intervals()) {
            AnnotationSpec.Builder available = AnnotationSpec.builder(RuntimeTypes.AVAILABLE);
            if (!interval.since().isEmpty()) {
                available.addMember("since", "$S", interval.since());
            }
            if (!interval.until().isEmpty()) {
                available.addMember("until", "$S", interval.until());
            }
            annotations.add(available.build());
        }
        return annotations;
    }

    static List<AnnotationSpec> of(Doc doc) {
        List<AnnotationSpec> annotations = new ArrayList<>();
        if (doc.deprecated()) {
            annotations.add(DEPRECATED);
        }
        if (doc.unstable()) {
            annotations.add(UNSTABLE);
        }
        return annotations;
    }
}
