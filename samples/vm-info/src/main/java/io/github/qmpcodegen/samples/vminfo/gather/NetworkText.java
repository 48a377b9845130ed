package io.github.qmpcodegen.samples.vminfo.gather;

import io.github.qmpcodegen.samples.vminfo.model.Nic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code info network} prints, the only list of all network cards that there is. Three layouts are known:
 *
 * <pre>
 * VLAN 0 devices:                                   until 1.0; what shares a VLAN is connected
 *   user.0: net=10.0.2.0, restricted=n
 *   e1000.0: model=e1000,macaddr=52:54:00:12:34:56
 * Devices not on any VLAN:
 *   nic1: model=e1000,macaddr=52:54:00:12:34:57 peer=n1
 *
 * nic0: type=nic,model=e1000,macaddr=…              since 1.1; since 1.5 with index=N, a line for each queue
 *  \ n0: type=user,net=10.0.2.0,restrict=off
 *
 * hub 0                                             since 1.2, instead of the VLAN
 *  \ hub0port1: user.0: type=user,…
 *  \ hub0port0: nic2: type=nic,model=…,macaddr=…
 * </pre>
 */
final class NetworkText {

    private static final Pattern GROUP = Pattern.compile("(VLAN \\d+) devices:|(hub \\d+)");
    private static final Pattern ENTRY =
            Pattern.compile("(?<branch>\\\\ )?(?:\\S+: )?(?<name>\\S+): (?:index=\\d+,)?(?<details>.*)");
    private static final Pattern MODEL = Pattern.compile("\\bmodel=([^,\\s]+)");
    private static final Pattern MAC = Pattern.compile("\\bmacaddr=([0-9A-Fa-f:]+)");
    private static final Pattern PEER = Pattern.compile(" peer=(\\S+)$");

    private final Map<String, Nic> nics = new LinkedHashMap<>();
    private final Map<String, String> others = new HashMap<>();
    private @Nullable String group;
    private @Nullable String last;

    private NetworkText() {}

    /** The cards in a text, in its order; none if it is not such a text. */
    static List<Nic> nics(String text) {
        NetworkText network = new NetworkText();
        text.lines().forEach(network::read);
        return network.nics.values().stream().map(network::withDetails).toList();
    }

    private void read(String line) {
        String stripped = line.strip();
        Matcher heading = GROUP.matcher(stripped);
        Matcher entry = ENTRY.matcher(stripped);
        if (heading.matches()) {
            group = heading.group(1) != null ? heading.group(1) : heading.group(2);
        } else if (entry.matches()) {
            read(entry, line.startsWith(" "));
        } else {
            group = null;
        }
    }

    private void read(Matcher entry, boolean indented) {
        if (!indented) {
            group = null;
        }
        String name = entry.group("name");
        String details = entry.group("details");
        Matcher mac = MAC.matcher(details);
        if (mac.find()) {
            Matcher model = MODEL.matcher(details);
            Matcher peer = PEER.matcher(details);
            nics.putIfAbsent(
                    name,
                    new Nic(
                            name,
                            model.find() ? model.group(1) : null,
                            mac.group(1),
                            peer.find() ? peer.group(1) : group,
                            null));
            last = name;
        } else {
            others.put(name, PEER.matcher(details).replaceFirst("").replaceFirst("^type=", ""));
            Nic nic = last == null ? null : nics.get(last);
            if (entry.group("branch") != null && group == null && nic != null && nic.peer() == null) {
                nics.put(nic.name(), new Nic(nic.name(), nic.model(), nic.mac(), name, null));
            }
        }
    }

    private Nic withDetails(Nic nic) {
        String details = nic.peer() == null ? null : others.get(nic.peer());
        return new Nic(nic.name(), nic.model(), nic.mac(), nic.peer(), details);
    }
}
