package io.github.qmpcodegen.samples.vminfo.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JsonRendererTest {

    @Test
    void whatIsWrittenCanBeReadBack() {
        assertEquals(Machines.RICH, JsonRenderer.parse(JsonRenderer.line(Machines.RICH)));
        assertEquals(Machines.RICH, JsonRenderer.parse(JsonRenderer.indented(Machines.RICH)));
    }

    @Test
    void nothingThatIsKnownDiffersFromNotKnown() {
        assertEquals("{}", JsonRenderer.line(Machines.UNKNOWN));
        assertEquals(
                "{\"status\":{\"running\":true},\"processors\":{\"all\":[]},\"memory\":{},\"migration\":{},"
                        + "\"block-devices\":[],\"loose-nodes\":[],\"nics\":[],\"character-devices\":[],\"displays\":[],\"jobs\":[]}",
                JsonRenderer.line(Machines.EMPTY));
        assertEquals(Machines.EMPTY, JsonRenderer.parse(JsonRenderer.line(Machines.EMPTY)));
    }

    @Test
    void aLineIsOneLine() {
        assertFalse(JsonRenderer.line(Machines.RICH).contains("\n"));
        assertTrue(JsonRenderer.indented(Machines.RICH).lines().count() > 100);
    }
}
