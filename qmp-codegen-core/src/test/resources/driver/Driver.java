package generated.driver;

import generated.qmp.DeviceAddRequest;
import generated.qmp.DeviceDeletedEvent;
import generated.qmp.QemuCommands;
import generated.qmp.QemuEvent;
import generated.qmp.QomListRequest;
import generated.qmp.QueryBlockResponse;
import generated.qmp.QueryChardevResponse;
import generated.qmp.QueryStatusResponse;
import generated.qmp.ResetEvent;
import generated.qmp.ResumeEvent;
import generated.qmp.StopEvent;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Drives a machine through the types of QEMU 2.7, and tells what it saw. */
public final class Driver implements Function<QmpClient, List<String>> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> seen = new ArrayList<>();

    /** Makes a driver. */
    public Driver() {}

    @Override
    public List<String> apply(QmpClient client) {
        QemuCommands commands = new QemuCommands(client);
        seen.add("version " + commands.queryVersion().qemu().major());
        status(commands);
        for (QueryBlockResponse block : commands.queryBlock()) {
            if (block.device().equals("disk0")) {
                seen.add("block " + block.device() + " " + block.inserted().drv().text()
                        + (block.inserted().ro() ? " read-only" : " writable"));
            }
        }
        for (QueryChardevResponse chardev : commands.queryChardev()) {
            if (chardev.label().equals("char0")) {
                seen.add("chardev " + chardev.label() + " " + chardev.filename());
            }
        }
        try {
            commands.queryCpus();
            seen.add("query-cpus is there");
        } catch (QmpCommandException e) {
            seen.add("no " + e.command().orElse("command") + ": " + e.errorClass());
        }
        try (QmpSubscription<QemuEvent> events = client.subscribe(QemuEvent.class)) {
            commands.stop();
            await(events, StopEvent.class);
            status(commands);
            commands.cont();
            await(events, ResumeEvent.class);
            status(commands);
            int properties = client.execute(new QomListRequest("/machine")).value().size();
            seen.add(properties > 10 ? "qom-list has many" : "qom-list has " + properties);
            seen.add("human monitor: " + commands.humanMonitorCommand("info name").strip());
            commands.deviceAdd(DeviceAddRequest.builder()
                    .driver("usb-tablet")
                    .id("tablet0")
                    .extra("serial", "t-1")
                    .build());
            commands.deviceDel("tablet0");
            DeviceDeletedEvent deleted = await(events, DeviceDeletedEvent.class);
            seen.add("deleted " + deleted.device() + " at " + deleted.path());
            // Not before: a processor that is emulated may keep back the event of a device that goes after a reset.
            commands.systemReset();
            await(events, ResetEvent.class);
        }
        return seen;
    }

    private void status(QemuCommands commands) {
        QueryStatusResponse status = commands.queryStatus();
        seen.add("status " + status.status().text() + (status.running() ? ", running" : ", not running"));
    }

    private <E extends QemuEvent> E await(QmpSubscription<QemuEvent> events, Class<E> type) {
        E event = type.cast(events.await(type::isInstance, PATIENCE));
        seen.add("event " + event.qmpName());
        return event;
    }
}
