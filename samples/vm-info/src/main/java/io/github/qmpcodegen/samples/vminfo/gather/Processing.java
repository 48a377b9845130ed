package io.github.qmpcodegen.samples.vminfo.gather;

import io.github.qmpcodegen.samples.vminfo.model.Processors;
import io.github.qmpcodegen.samples.vminfo.model.Processors.Processor;
import io.github.qmpcodegen.samples.vminfo.qmp.CpuInfo;
import io.github.qmpcodegen.samples.vminfo.qmp.CpuPlace;
import io.github.qmpcodegen.samples.vminfo.qmp.CpuSlot;
import io.github.qmpcodegen.samples.vminfo.qmp.FastCpuInfo;
import io.github.qmpcodegen.samples.vminfo.qmp.QemuCommands;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks what executes the guest's instructions. */
final class Processing {

    /** What the human monitor's {@code info jit} has where the emulator translates; since 8.1 behind its settings. */
    private static final Pattern TRANSLATION = Pattern.compile("^Translation buffer state", Pattern.MULTILINE);

    private Processing() {}

    /** The name of what executes instructions, which releases before 11.0 do not report in one word. */
    static Optional<String> accelerator(QemuCommands commands, Answers answers) {
        return answers.ask(() -> commands.queryAccelerators().enabled().toUpperCase(Locale.ROOT))
                .or(() -> guessedAccelerator(commands, answers));
    }

    /** KVM has a command; and only TCG has translations, whose state shows it. */
    private static Optional<String> guessedAccelerator(QemuCommands commands, Answers answers) {
        Optional<Boolean> kvm = answers.ask(() -> commands.queryKvm().enabled());
        if (kvm.isEmpty() || kvm.get()) {
            return kvm.map(enabled -> "KVM");
        }
        return answers.ask(() -> commands.humanMonitorCommand("info jit"))
                .filter(text -> TRANSLATION.matcher(text).find())
                .map(text -> "TCG")
                .or(() -> Optional.of("not KVM"));
    }

    /** The old command interrupts the processors, so it is asked only where there is no other. */
    static Optional<Processors> processors(QemuCommands commands, Answers answers) {
        String architecture = answers.ask(() -> commands.queryTarget().arch()).orElse(null);
        return answers.ask(() -> {
                    List<FastCpuInfo> cpus = commands.queryCpusFast();
                    String model = answers.ask(() -> model(commands.queryHotpluggableCpus(), cpus))
                            .orElse(null);
                    return new Processors(
                            architecture,
                            model,
                            cpus.stream().map(Processing::processor).toList());
                })
                .or(() -> answers.ask(() -> new Processors(
                        architecture,
                        null,
                        commands.queryCpus().stream().map(Processing::processor).toList())));
    }

    private static Processor processor(FastCpuInfo cpu) {
        CpuPlace place = cpu.props();
        return new Processor(
                cpu.cpuIndex(),
                cpu.threadId(),
                null,
                place == null ? null : place.socketId(),
                place == null ? null : place.coreId(),
                place == null ? null : place.threadId());
    }

    private static Processor processor(CpuInfo cpu) {
        return new Processor(cpu.cpu(), cpu.threadId(), cpu.halted(), null, null, null);
    }

    /** The model that all processors have, from the name of their type, which is {@code MODEL-ARCHITECTURE-cpu}. */
    private static @Nullable String model(List<CpuSlot> slots, List<FastCpuInfo> cpus) {
        var paths = cpus.stream().map(FastCpuInfo::qomPath).collect(Collectors.toSet());
        List<String> models = slots.stream()
                .filter(slot -> paths.contains(Objects.requireNonNullElse(slot.qomPath(), "")))
                .map(slot -> slot.type().replaceFirst("-cpu$", "").replaceFirst("-[^-]+$", ""))
                .distinct()
                .toList();
        return models.size() == 1 ? models.get(0) : null;
    }
}
