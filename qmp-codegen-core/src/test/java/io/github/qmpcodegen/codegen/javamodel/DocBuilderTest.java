package io.github.qmpcodegen.codegen.javamodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocBuilderTest {

    private static final Documentation NOTHING = new Documentation(List.of(), "");

    @Test
    void aFeatureOfWhichOnlyTheReleaseIsKnownAnnouncesNoText() {
        assertEquals(
                List.of(
                        Doc.Paragraph.of(
                                new Doc.Strong("Feature"),
                                new Doc.Text(" "),
                                new Doc.Code("fancy"),
                                new Doc.Text(", since 7.0.")),
                        Doc.Paragraph.of(new Doc.Text("It may change or be withdrawn without notice."))),
                DocBuilder.of(NOTHING)
                        .features(List.of(since("fancy"), since(Feature.UNSTABLE)))
                        .build()
                        .blocks());
    }

    private static Feature since(String name) {
        return new Feature(
                name,
                Traits.at(SourceLocation.ofWhole("x.json")).withDocumentation(new Documentation(List.of(), "7.0")));
    }
}
