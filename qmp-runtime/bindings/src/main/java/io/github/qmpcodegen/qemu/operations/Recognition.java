package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.CpuInfoFast;
import io.github.qmpcodegen.qemu.QueryCpusFastRequest;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpGreeting;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a machine after its connection was lost: after a restart, another QEMU may answer at the same address. QEMU
 * gives itself no name of its own, but it reports the threads of its CPUs, which no other process of its host has.
 */
final class Recognition {
    private final QmpClient client;

    /** The threads of its CPUs; none if they are not known. */
    private Set<Long> threads = Set.of();

    /** The greeting of the connection that is known to be its own. */
    private @Nullable QmpGreeting known;

    private boolean replaced;

    Recognition(QmpClient client) {
        this.client = client;
    }

    /** Notes by what it is recognised. */
    void note(Duration timeout) {
        QmpGreeting greeting = client.greeting();
        try {
            threads = threads(timeout);
        } catch (QmpCommandException | QmpUnsupportedException e) {
            // It has no CPUs, or none yet.
            threads = Set.of();
        }
        known = greeting;
    }

    private Set<Long> threads(Duration timeout) {
        return client.call(new QueryCpusFastRequest()).timeout(timeout).execute().stream()
                .map(CpuInfoFast::threadId)
                .collect(Collectors.toSet());
    }

    /** Whether another one is in its place, as far as was seen. */
    boolean isReplaced() {
        return replaced;
    }

    /** Whether another one is in its place; asks only if there is another connection. */
    // Each connection has a greeting of its own.
    @SuppressWarnings("ReferenceEquality")
    boolean isReplaced(Duration timeout) {
        QmpGreeting greeting = client.greeting();
        if (!replaced && !threads.isEmpty() && greeting != known) {
            replaced = Collections.disjoint(threads, threads(timeout));
            known = greeting;
        }
        return replaced;
    }
}
