package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.TypeName;
import java.util.List;

/** What the Javadoc of a type of the schema says; of one that the source says nothing of, at least where it belongs. */
final class TypeDoc {

    private TypeDoc() {}

    static Doc of(NamedType type) {
        return DocBuilder.of(type, summary(type.name()))
                .provenance(Provenance.of(type))
                .build();
    }

    private static Doc.Span[] summary(TypeName name) {
        List<String> path = name.path();
        if (path.size() < 2) {
            return new Doc.Span[] {new Doc.Text("The type "), new Doc.Code(name.text()), new Doc.Text(".")};
        }
        Doc.Span owner = new Doc.Code(path.get(0));
        String part = path.get(1).equals("return") ? "return value" : path.get(1);
        if (path.size() == 2) {
            return new Doc.Span[] {new Doc.Text("The " + part + " of "), owner, new Doc.Text(".")};
        }
        return new Doc.Span[] {
            new Doc.Text("The member "),
            new Doc.Code(String.join(".", path.subList(2, path.size()))),
            new Doc.Text(" of the " + part + " of "),
            owner,
            new Doc.Text(".")
        };
    }
}
