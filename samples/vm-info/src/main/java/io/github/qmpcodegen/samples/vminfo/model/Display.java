package io.github.qmpcodegen.samples.vminfo.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server through which one can look at a machine's screen.
 *
 * @param protocol {@code VNC} or {@code SPICE}
 * @param id what it is called
 * @param addresses where it listens
 * @param authentication how clients prove who they are, in the server's word
 * @param clients where clients have connected from, with who they are if they had to say
 */
public record Display(
        String protocol,
        @Nullable String id,
        List<String> addresses,
        @Nullable String authentication,
        List<String> clients) {}
