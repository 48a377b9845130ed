package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.Doc;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import java.util.ArrayList;
import java.util.List;

/** Puts comments and the annotations that say what state something is in before what they are about. */
final class Comments {

    private final FileScope scope;
    private final int depth;

    /**
     * For a type and its members.
     *
     * @param depth how deeply the members stand, in steps of indentation
     */
    Comments(FileScope scope, int depth) {
        this.scope = scope;
        this.depth = depth;
    }

    /** The comment of a type, with further paragraphs. */
    void add(Doc doc, TypeSpec.Builder spec, String... paragraphs) {
        add(doc, List.of(), spec, paragraphs);
    }

    /** The comment of a record. */
    void add(GeneratedRecord type, TypeSpec.Builder spec) {
        List<String> tags = new ArrayList<>();
        for (Component component : type.components()) {
            String text =
                    isDescribedHere(component, type) ? JavadocText.capitalize(scope.description(component.doc())) : "";
            if (!text.isEmpty()) {
                tags.add(JavadocText.tag("@param " + component.name(), text));
            }
        }
        add(type.doc(), tags, spec);
    }

    private void add(Doc doc, List<String> tags, TypeSpec.Builder spec, String... paragraphs) {
        Annotations.of(doc).forEach(spec::addAnnotation);
        Annotations.releases(doc).forEach(spec::addAnnotation);
        String text = whole(doc, depth - 1, tags, paragraphs);
        if (!text.isEmpty()) {
            spec.addJavadoc("$L", text);
        }
    }

    /** Whether neither a setter nor an accessor, of the record or of its union, is the place to describe a component. */
    private boolean isDescribedHere(Component component, GeneratedRecord type) {
        boolean tag = type.role() instanceof GeneratedRecord.Branch branch
                && branch.tag().component().name().equals(component.name());
        return scope.documents() && !scope.hasBuilder(type) && !type.received() && !component.inline() && !tag;
    }

    /** The comment of a constant. */
    void add(Doc doc, FieldSpec.Builder spec) {
        Annotations.of(doc).forEach(spec::addAnnotation);
        Annotations.releases(doc).forEach(spec::addAnnotation);
        String text = whole(doc, depth, List.of());
        if (!text.isEmpty()) {
            spec.addJavadoc("$L", text);
        }
    }

    /** The comment of the method that is the place where a component is described. */
    void add(Component component, MethodSpec.Builder spec) {
        Doc doc = component.doc();
        Annotations.of(doc).forEach(spec::addAnnotation);
        String text = whole(doc, depth, List.of());
        if (!text.isEmpty()) {
            spec.addJavadoc("$L", text);
        }
    }

    /** The annotations of a component on a method that is not the place where it is described. */
    static void annotate(Component component, MethodSpec.Builder spec) {
        for (AnnotationSpec annotation : Annotations.of(component.doc())) {
            spec.addAnnotation(annotation);
        }
    }

    /** Words that do not come from the schema. */
    void say(String text, TypeSpec.Builder spec) {
        if (scope.documents()) {
            spec.addJavadoc("$L", JavadocText.wrap(text, depth - 1));
        }
    }

    /** Words that do not come from the schema. */
    MethodSpec.Builder say(String text, MethodSpec.Builder spec) {
        return scope.documents() ? spec.addJavadoc("$L", JavadocText.wrap(text, depth)) : spec;
    }

    /** Words that do not come from the schema. */
    FieldSpec.Builder say(String text, FieldSpec.Builder spec) {
        return scope.documents() ? spec.addJavadoc("$L", JavadocText.wrap(text, depth)) : spec;
    }

    /** All that is said; empty if that is nothing. */
    private String whole(Doc doc, int indentation, List<String> tags, String... paragraphs) {
        if (!scope.documents()) {
            return "";
        }
        StringBuilder text = new StringBuilder(JavadocText.capitalize(scope.description(doc)));
        for (String paragraph : paragraphs) {
            text.append("\n\n<p>").append(paragraph);
        }
        List<String> all = new ArrayList<>(tags);
        if (doc.deprecated()) {
            all.add(deprecatedTag(doc));
        }
        if (!all.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(String.join("\n", all));
        }
        return JavadocText.wrap(text.toString(), indentation);
    }

    static String deprecatedTag(Doc doc) {
        String reason = JavadocText.blocks(doc.deprecation());
        return JavadocText.tag(
                "@deprecated",
                reason.isEmpty() ? (doc.isGone() ? "QEMU has removed it." : "QEMU may remove it.") : reason);
    }
}
