package io.github.qmpcodegen.samples.qmpshell.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkClientsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 0.14 to 1.0, 1.1, then today's, with a hub.
                "VLAN 0 devices:;  user.0: net=10.0.2.0, restricted=n;  e1000.0: model=e1000,macaddr=52:54:00:12:34:56"
                        + ";Devices not on any VLAN:;  n1: model=e1000,macaddr=52:54:00:12:34:57 peer=lan"
                        + " | user.0 e1000.0* n1*",
                "nic0: type=nic,model=e1000,macaddr=52:54:00:12:34:56; \\ n0: type=user,net=10.0.2.0 | nic0* n0",
                "hub 0; \\ hub0port1: user.0: index=0,type=user,net=10.0.2.0"
                        + "; \\ hub0port0: e1000.0: index=0,type=nic,model=e1000,macaddr=52:54:00:12:34:56; \\ hp"
                        + " | hub0port1 user.0 hub0port0 e1000.0* hp",
                "q: index=0,type=tap,fd=3;q: index=1,type=tap,fd=4 | q q",
                "unknown command: 'info network' |",
            })
    void endsAreFoundInAllLayouts(String text, String expected) {
        List<String> names = NetworkClients.of(text.replace(";", "\r\n")).stream()
                .map(client -> client.name() + (client.card() ? "*" : ""))
                .toList();
        assertEquals(expected == null ? "" : expected, String.join(" ", names));
    }
}
