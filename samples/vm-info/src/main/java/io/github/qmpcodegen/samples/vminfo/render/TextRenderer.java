package io.github.qmpcodegen.samples.vminfo.render;

import io.github.qmpcodegen.samples.vminfo.model.BlockDevice;
import io.github.qmpcodegen.samples.vminfo.model.CharacterDevice;
import io.github.qmpcodegen.samples.vminfo.model.Display;
import io.github.qmpcodegen.samples.vminfo.model.Job;
import io.github.qmpcodegen.samples.vminfo.model.Medium;
import io.github.qmpcodegen.samples.vminfo.model.Nic;
import io.github.qmpcodegen.samples.vminfo.model.VmInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a machine for people: its properties a line each, then a table for each kind of thing that it has. */
public final class TextRenderer {

    private static final int LABEL_WIDTH = 13;

    private final StringBuilder text = new StringBuilder();
    private final List<String> none = new ArrayList<>();

    private TextRenderer() {}

    /** The machine, on lines that all end. */
    public static String render(VmInfo machine) {
        TextRenderer renderer = new TextRenderer();
        renderer.properties(machine);
        renderer.tables(machine);
        if (!renderer.none.isEmpty()) {
            renderer.line("");
            renderer.line("None of these: " + String.join(", ", renderer.none));
        }
        return renderer.text.toString();
    }

    private void properties(VmInfo machine) {
        property("Name", machine.name());
        property("UUID", machine.uuid());
        property("QEMU", machine.version(), Sentences::version);
        property("Status", machine.status(), Sentences::status);
        property("Accelerator", machine.accelerator());
        property("CPUs", machine.processors(), Sentences::processors);
        property("Memory", machine.memory(), Sentences::memory);
        property("Migration", machine.migration(), Sentences::migration);
    }

    private void tables(VmInfo machine) {
        table(
                "Drives",
                () -> new Table("NAME", "KIND", ">SIZE", ">USED", "FORMAT", "FILE", "STATE"),
                machine.blockDevices(),
                TextRenderer::blockDevice);
        if (machine.looseNodes() != null && !machine.looseNodes().isEmpty()) {
            table(
                    "Media in no drive",
                    () -> new Table("NODE", "", ">SIZE", ">USED", "FORMAT", "FILE", "STATE"),
                    machine.looseNodes(),
                    (table, medium) ->
                            medium(table, Objects.requireNonNullElse(medium.node(), ""), "", medium, state(medium)));
        }
        table(
                "Network cards",
                () -> new Table("NAME", "MODEL", "ADDRESS", "PLUGGED INTO", ""),
                machine.nics(),
                TextRenderer::nic);
        table(
                "Character devices",
                () -> new Table("LABEL", "CONNECTED TO", "GUEST"),
                machine.characterDevices(),
                TextRenderer::characterDevice);
        table(
                "Displays",
                () -> new Table("KIND", "ID", "ADDRESS", "AUTHENTICATION", "CLIENTS"),
                machine.displays(),
                TextRenderer::display);
        table(
                "Jobs",
                () -> new Table("ID", "TYPE", "STATUS", ">DONE", "LIMIT", "ERROR"),
                machine.jobs(),
                TextRenderer::job);
    }

    private <T> void property(String label, @Nullable T value, Sentences.Writer<T> writer) {
        property(label, value == null ? null : writer.write(value));
    }

    private void property(String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            line(label + " ".repeat(LABEL_WIDTH - label.length()) + value);
        }
    }

    private <T> void table(
            String heading, Supplier<Table> empty, @Nullable List<T> things, BiConsumer<Table, T> adder) {
        if (things == null) {
            return;
        }
        if (things.isEmpty()) {
            none.add(heading.toLowerCase(Locale.ROOT));
            return;
        }
        Table table = empty.get();
        things.forEach(thing -> adder.accept(table, thing));
        line("");
        line(heading);
        table.lines().forEach(this::line);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static void blockDevice(Table table, BlockDevice device) {
        String name = Stream.of(device.name(), device.guestDevice())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        String state = Sentences.list(
                device.medium() == null ? "empty" : state(device.medium()),
                Boolean.TRUE.equals(device.trayOpen()) ? "tray open" : "",
                device.locked() ? "locked" : "",
                device.ioStatus() == null || device.ioStatus().equals("ok") ? "" : device.ioStatus());
        if (device.medium() == null) {
            table.row(name, device.kind(), "", "", "", "", state);
        } else {
            medium(table, name, device.kind(), device.medium(), state);
        }
    }

    private static void medium(Table table, String name, String kind, Medium medium, String state) {
        boolean first = true;
        for (Medium.Image image : medium.chain()) {
            table.row(
                    first ? name : "",
                    first ? kind : "backing",
                    Quantities.bytes(image.virtualSize()),
                    Quantities.bytes(image.actualSize()),
                    Objects.requireNonNullElse(image.format(), ""),
                    image.file(),
                    first ? state : "");
            first = false;
        }
        if (medium.further() > 0) {
            table.row("", "backing", "", "", "", "(" + medium.further() + " more behind it)", "");
        }
    }

    private static String state(Medium medium) {
        return Sentences.list(medium.readOnly() ? "read-only" : "", medium.encrypted() ? "encrypted" : "");
    }

    private static void nic(Table table, Nic nic) {
        table.row(
                nic.name(),
                Objects.requireNonNullElse(nic.model(), ""),
                nic.mac(),
                Objects.requireNonNullElse(nic.peer(), ""),
                Objects.requireNonNullElse(nic.peerDetails(), ""));
    }

    private static void characterDevice(Table table, CharacterDevice device) {
        String guest = device.open() == null ? "" : device.open() ? "open" : "closed";
        table.row(device.label(), device.filename(), guest);
    }

    private static void display(Table table, Display display) {
        table.row(
                display.protocol(),
                Objects.requireNonNullElse(display.id(), ""),
                String.join(", ", display.addresses()),
                Objects.requireNonNullElse(display.authentication(), ""),
                display.clients().isEmpty() ? "none" : String.join(", ", display.clients()));
    }

    private static void job(Table table, Job job) {
        table.row(
                job.id(),
                job.type(),
                job.status(),
                Quantities.percent(job.done(), job.total()),
                job.speedLimit() == null ? "" : Quantities.bytes(job.speedLimit()) + "/s",
                Objects.requireNonNullElse(job.error(), ""));
    }
}
