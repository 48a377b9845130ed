package io.github.qmpcodegen.samples.vminfo.render;

import io.github.qmpcodegen.samples.vminfo.model.Memory;
import io.github.qmpcodegen.samples.vminfo.model.Migration;
import io.github.qmpcodegen.samples.vminfo.model.Processors;
import io.github.qmpcodegen.samples.vminfo.model.Processors.Processor;
import io.github.qmpcodegen.samples.vminfo.model.Status;
import io.github.qmpcodegen.samples.vminfo.model.Version;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a property of a machine into words. */
final class Sentences {

    /** Puts a value into words. */
    interface Writer<T> {

        /** The words; null if there is nothing to say. */
        @Nullable
        String write(T value);
    }

    private Sentences() {}

    /** Those of the parts that have something in them, with commas. */
    static String list(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    static String version(Version version) {
        return version.qemu() + (version.distribution() == null ? "" : " (" + version.distribution() + ")");
    }

    static String status(Status status) {
        String state = Objects.requireNonNullElse(status.state(), status.running() ? "running" : "not running");
        return list(state, Boolean.TRUE.equals(status.singlestep()) ? "one instruction at a time" : "");
    }

    static String processors(Processors processors) {
        List<Processor> all = processors.all();
        long halted =
                all.stream().filter(cpu -> Boolean.TRUE.equals(cpu.halted())).count();
        String threads = all.stream()
                .map(Processor::hostThread)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        String model = processors.model() == null ? "" : " x " + processors.model();
        String architecture = processors.architecture() == null ? "" : " (" + processors.architecture() + ")";
        return list(
                all.size() + model + architecture + sockets(all),
                halted == 0 ? "" : halted + " halted",
                threads.isEmpty() ? "" : "host threads " + threads);
    }

    private static String sockets(List<Processor> all) {
        long sockets = all.stream()
                .map(Processor::socket)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return sockets == 0 ? "" : " in " + sockets + (sockets == 1 ? " socket" : " sockets");
    }

    static String memory(Memory memory) {
        long plugged = Objects.requireNonNullElse(memory.plugged(), 0L);
        return list(
                Quantities.bytes(memory.base()),
                plugged == 0 ? "" : Quantities.bytes(plugged) + " more plugged in",
                balloon(memory, plugged));
    }

    private static String balloon(Memory memory, long plugged) {
        Long left = memory.balloon();
        if (left == null) {
            return "";
        }
        boolean empty = memory.base() != null && memory.base() + plugged == left;
        return empty ? "balloon empty" : Quantities.bytes(left) + " left by the balloon";
    }

    static String migration(Migration migration) {
        return list(
                Objects.requireNonNullElse(migration.status(), "none"),
                migration.error() == null ? "" : migration.error(),
                migration.totalTime() == null ? "" : time(migration.status(), migration.totalTime()),
                amount("memory", migration.memory()),
                amount("disks", migration.disks()),
                migration.downtime() == null ? "" : "downtime " + Quantities.duration(migration.downtime()),
                migration.expectedDowntime() == null
                        ? ""
                        : "downtime to come " + Quantities.duration(migration.expectedDowntime()),
                migration.blockedBy() == null || migration.blockedBy().isEmpty()
                        ? ""
                        : "not possible because of " + String.join("; ", migration.blockedBy()));
    }

    private static String time(@Nullable String status, long millis) {
        return ("completed".equals(status) ? "took " : "for ") + Quantities.duration(millis);
    }

    private static String amount(String what, Migration.@Nullable Amount amount) {
        if (amount == null || amount.total() == 0) {
            return "";
        }
        String left = amount.remaining() == 0 ? "" : " (" + Quantities.bytes(amount.remaining()) + " left)";
        return Quantities.percent(amount.total() - amount.remaining(), amount.total()) + " of "
                + Quantities.bytes(amount.total()) + " " + what + left;
    }
}
