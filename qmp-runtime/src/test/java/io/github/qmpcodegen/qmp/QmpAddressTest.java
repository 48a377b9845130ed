package io.github.qmpcodegen.samples.qmpshell.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

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
        assertEquals(expected, Addresses.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp:host", "tcp:host:x", "unix:", "tls:host", "host:99999"})
    void whatIsNoAddressIsSaidInASentence(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Addresses.parse(text));
        assertTrue(e.toString().contains("not a QMP address: '"), e.toString());
    }

    @Test
    void aMissingAddressIsSaidInASentence() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Addresses.parse(""));
        assertTrue(e.toString().contains("an address is missing"), e.toString());
    }
}
