package io.github.qmpcodegen.qmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QmpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "unix:/run/q, unix:/run/q",
        "/run/q, unix:/run/q",
        "qmp-sock, unix:qmp-sock",
        "./a:b, unix:./a:b",
        "host:4444, tcp:host:4444",
        ":4444, tcp:localhost:4444",
        "[::1]:4444, tcp:[::1]:4444",
        "tcp:127.0.0.1:1, tcp:127.0.0.1:1",
        "tls:host:1, tls:host:1"
    })
    void everyFormIsRead(String text, String expected) {
        assertEquals(expected, QmpAddress.parse(text, QmpAddressTest::tls).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp:host", "tcp:host:x", "unix:", "tls:host", "host:99999", "tcp://host:1"})
    void whatIsNoAddressIsSaidInASentence(String text) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> QmpAddress.parse(text, QmpAddressTest::tls));
        assertTrue(e.toString().contains("not a QMP address: '"), e.toString());
    }

    @Test
    void anAddressHasAHost() {
        assertThrows(IllegalArgumentException.class, () -> QmpAddress.tcp("", 1));
    }

    @Test
    void aMissingAddressIsSaidInASentence() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> QmpAddress.parse("", QmpAddressTest::tls));
        assertTrue(e.toString().contains("an address is missing"), e.toString());
    }

    @Test
    void tlsIsAskedForOnlyWhereItIsNeeded() {
        assertEquals(
                "unix:/run/q",
                QmpAddress.parse("unix:/run/q", () -> {
                            throw new AssertionError("asked for TLS");
                        })
                        .toString());
    }

    private static SSLContext tls() {
        return PemFiles.context(null, null, null);
    }

    @Test
    void aRefusalSaysWhatToMend() {
        assertEquals(
                "not a QMP address: 'tcp:host:99999': a port is a number from 0 to 65535", refusal("tcp:host:99999"));
        assertEquals("not a QMP address: 'tcp:host:-1': a port is a number from 0 to 65535", refusal("tcp:host:-1"));
        assertEquals(
                "not a QMP address: 'tls:host:1': expected unix:PATH or tcp:HOST:PORT; QmpAddress.tls makes one with TLS",
                refusal("tls:host:1"));
        assertEquals(
                "not a QMP address: 'unix:/run/q,server=on,wait=off': QEMU's options do not belong to it;"
                        + " leave out ',server=on,wait=off'",
                refusal("unix:/run/q,server=on,wait=off"));
        assertEquals(
                "not a QMP address: 'tcp:host:1,server': QEMU's options do not belong to it; leave out ',server'",
                refusal("tcp:host:1,server"));
        assertEquals(
                "unix:/tmp/vm,id=7/sock",
                QmpAddress.parse("unix:/tmp/vm,id=7/sock").toString());
        assertEquals("unix:/run/a,b", QmpAddress.parse("unix:/run/a,b").toString());
        assertEquals("not a QMP address: 'tcp:host:': expected unix:PATH or tcp:HOST:PORT", refusal("tcp:host:"));
    }

    private static @Nullable String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> QmpAddress.parse(text))
                .getMessage();
    }
}
