package io.github.qmpcodegen.samples.qmpshell.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The ends of a machine's network, cards and what they are plugged into, as the human monitor's {@code info network} lists
 * them: no command of QMP lists the latter.
 *
 * <pre>
 * n0: index=0,type=nic,model=e1000,macaddr=…
 *  \ lan: index=0,type=user,net=…
 * hub 0
 *  \ port0: lone: type=user,…
 *  \ port1
 * </pre>
 */
final class NetworkClients {

    /**
     * An end.
     *
     * @param name what it is called
     * @param details what the monitor says of it; empty for a port of a hub
     * @param card whether it is a card
     */
    record Client(String name, String details, boolean card) {}

    /** What QEMU takes for an id, or makes up where there is none. */
    private static final Pattern NAME = Pattern.compile("[\\w.#-]+");

    private NetworkClients() {}

    /** The ends in a text, in its order; none if it is not such a text. */
    static List<Client> of(String text) {
        List<Client> clients = new ArrayList<>();
        text.lines().map(line -> line.strip().replaceFirst("^\\\\ ", "")).forEach(line -> {
            String[] parts = line.split(": ", -1);
            String last = parts[parts.length - 1];
            boolean described = last.contains("=");
            int names = described ? parts.length - 1 : parts.length;
            for (String name : List.of(parts).subList(0, names)) {
                // Others are the headings of hubs and VLANs.
                if (NAME.matcher(name).matches()) {
                    boolean isLast = name.equals(parts[names - 1]);
                    String details = described && isLast ? last.replaceFirst("^index=\\d+,", "") : "";
                    clients.add(
                            new Client(name, details, details.startsWith("type=nic") || details.contains("macaddr=")));
                }
            }
        });
        return clients;
    }
}
