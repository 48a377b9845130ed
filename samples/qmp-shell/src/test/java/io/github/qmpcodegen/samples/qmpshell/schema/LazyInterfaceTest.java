package io.github.qmpcodegen.samples.qmpshell.schema;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.qmpcodegen.samples.qmpshell.StubServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LazyInterfaceTest {

    @Test
    void whoWaitsForWhatCannotBeReadIsTold() {
        StubServer server = new StubServer().answering("query-qmp-schema", arguments -> {
            throw new UnsupportedOperationException("a fault of the reader");
        });
        LazyInterface lazy = LazyInterface.of(server, Optional.empty());
        IllegalStateException thrown = assertThrows(IllegalStateException.class, lazy::get);
        assertInstanceOf(UnsupportedOperationException.class, thrown.getCause());
    }
}
