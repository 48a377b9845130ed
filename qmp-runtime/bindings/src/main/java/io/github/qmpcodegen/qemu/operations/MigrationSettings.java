package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.MigrateSetCapabilitiesRequest;
import io.github.qmpcodegen.qemu.MigrateSetParametersRequest;
import io.github.qmpcodegen.qemu.MigrationCapability;
import io.github.qmpcodegen.qemu.MigrationCapabilityStatus;
import io.github.qmpcodegen.qemu.MigrationInfo;
import io.github.qmpcodegen.qemu.MigrationStatus;
import io.github.qmpcodegen.qemu.QueryMigrateCapabilitiesRequest;
import io.github.qmpcodegen.qemu.QueryMigrateParametersRequest;
import io.github.qmpcodegen.qemu.QueryMigrateRequest;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The capabilities and parameters of one machine for one migration, which are restored after it. */
final class MigrationSettings {
    private final Course course;
    private final Machine machine;
    private final Map<MigrationCapability, Boolean> capabilities;
    private final MigrateSetParametersRequest parameters;
    private final List<Remnant> changed = new ArrayList<>();

    MigrationSettings(
            Course course,
            Machine machine,
            Map<MigrationCapability, Boolean> capabilities,
            MigrateSetParametersRequest parameters) {
        this.course = course;
        this.machine = machine;
        this.capabilities = capabilities;
        this.parameters = parameters;
    }

    /** Ends the operation if the machine does not have one of them. */
    void require() {
        machine.require(new QueryMigrateCapabilitiesRequest());
        machine.require(request(capabilities));
        if (!parameters.toJson().isEmpty()) {
            machine.require(new QueryMigrateParametersRequest());
            machine.require(parameters);
        }
    }

    /** Sets them, and registers that they are restored if the operation does not complete. */
    void apply() {
        applyCapabilities();
        machine.recognise();
        if (!parameters.toJson().isEmpty()) {
            applyParameters();
        }
    }

    private void applyCapabilities() {
        Map<MigrationCapability, Boolean> old = new LinkedHashMap<>();
        for (MigrationCapabilityStatus each : machine.ask(new QueryMigrateCapabilitiesRequest())) {
            Boolean requested = capabilities.get(each.capability());
            if (requested != null && requested != each.state()) {
                old.put(each.capability(), each.state());
            }
        }
        if (old.isEmpty()) {
            return;
        }
        int before = changed.size();
        putBackAtOnce(old.keySet().stream().map(MigrationCapability::text).toList(), () -> {
            machine.releaseMark();
            machine.run(request(old), () -> false);
        });
        try {
            set(request(capabilities), before);
        } catch (QmpCommandException e) {
            // No schema shows what the host lacks for it.
            throw Stop.unsupported(machine.name() + ": " + e.getMessage());
        }
    }

    private void applyParameters() {
        JsonNode all = machine.ask(new QueryMigrateParametersRequest()).toJson();
        int before = changed.size();
        MigrateSetParametersRequest.Builder old = MigrateSetParametersRequest.builder();
        List<String> names = new ArrayList<>();
        ObjectNode requested = parameters.toJson();
        for (String name : requested.propertyNames()) {
            JsonNode value = all.path(name);
            if (!value.isMissingNode()) {
                old.extra(name, value);
                names.add(name);
            } else if (name.startsWith("tls-")) {
                // Of those that are not set not every release says so.
                old.extra(name, "");
                names.add(name);
            } else {
                leaveBehind(name);
            }
        }
        MigrateSetParametersRequest request = old.build();
        putBackAtOnce(names, () -> machine.run(request, () -> false));
        set(parameters, before);
    }

    /** Sends a change of the settings recorded from an index on, which need not be restored if it is refused. */
    private void set(QmpRequest<?> step, int from) {
        int losses = machine.losses();
        try {
            machine.run(step, () -> false);
        } catch (QmpCommandException e) {
            if (machine.losses() == losses) {
                changed.subList(from, changed.size()).forEach(course::keep);
            }
            throw e;
        }
    }

    /** Records a setting that has no old value that could be sent. */
    private void leaveBehind(String name) {
        made(name, () -> true, () -> {
            throw Stop.failed("'" + name + "' had no value");
        });
    }

    private void putBackAtOnce(List<String> names, Runnable old) {
        boolean[] back = new boolean[1];
        for (String name : names) {
            made(name, () -> !back[0], () -> {
                machine.whileThere(() -> {
                    requireNoMigration();
                    old.run();
                });
                back[0] = true;
            });
        }
    }

    /** Ends the step if a migration is under way there: without its settings it can fail, and with it the guest. */
    private void requireNoMigration() {
        MigrationInfo info = machine.ask(new QueryMigrateRequest());
        MigrationStatus status = MigrationSource.status(info);
        if (!MigrationSource.isEnd(status) || (status == MigrationStatus.NONE && info.socketAddress() != null)) {
            throw Stop.failed("a migration is under way at the " + machine.name());
        }
    }

    private void made(String name, BooleanSupplier isChanged, Runnable undo) {
        Remnant remnant = new Remnant(Remnant.Kind.SETTING, machine.name() + "/" + name);
        changed.add(remnant);
        course.made(
                remnant,
                () -> {
                    machine.hurry();
                    return !machine.hasEnded() && isChanged.getAsBoolean() && !machine.isAnother();
                },
                undo);
    }

    /** Restores them, the last first: the capabilities may show whether it is the same machine. What cannot be restored is named. */
    void putBack() {
        for (int i = changed.size() - 1; i >= 0; i--) {
            course.drop(changed.get(i));
        }
    }

    private static MigrateSetCapabilitiesRequest request(Map<MigrationCapability, Boolean> states) {
        List<MigrationCapabilityStatus> all = new ArrayList<>();
        states.forEach((name, state) -> all.add(MigrationCapabilityStatus.builder()
                .capability(name)
                .state(state)
                .build()));
        return MigrateSetCapabilitiesRequest.builder().capabilities(all).build();
    }
}
