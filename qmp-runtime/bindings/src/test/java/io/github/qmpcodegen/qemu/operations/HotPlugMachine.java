package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.qemu.BlockdevOptions;
import io.github.qmpcodegen.qemu.Netdev;
import io.github.qmpcodegen.qemu.ObjectOptions;
import io.github.qmpcodegen.qemu.QemuCommands;
import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qemu.StringType;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.SocketFolder;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A real machine with room for a disk, a NIC, two CPUs and memory. */
final class HotPlugMachine implements AutoCloseable {
    static final long MIB = 1L << 20;

    /**
     * A guest that does nothing but let go of what it is asked for: of the first memory slot (ports 0a00), of all slots of the
     * first PCI bus (ae00) and of the second CPU (af00), which a write of 0 tells at first that it knows how CPUs go. Then it
     * says so on the debugging console (e9). It looks whenever the timer ticks.
     *
     * <pre>
     *        dx = 0xaf00; al = 0; out dx, al
     *        al = 'B'; out 0xe9, al
     * again: sti; hlt
     *        dx = 0x0a00; eax = 0; out dx, eax
     *        dx = 0x0a14; in al, dx; if (al &amp; 4) { al = 8; out dx, al }
     *        dx = 0xae10; eax = 0; out dx, eax
     *        dx = 0xae04; in eax, dx; if (eax) { dx = 0xae08; out dx, eax }
     *        dx = 0xaf00; eax = 1; out dx, eax
     *        dx = 0xaf04; in al, dx; if (al &amp; 4) { al = 8; out dx, al }
     *        jmp again
     * </pre>
     */
    private static final byte[] WILLING_GUEST = HexFormat.of()
            .parseHex("ba00af30c0eeb042e6e9"
                    + "fbf4"
                    + "ba000a6631c066efb214eca8047403b008ee"
                    + "ba10ae6631c066efb20466ed6685c07404b20866ef"
                    + "ba00af66b80100000066efb204eca80474c5b008eeebc0");

    private static final int SECTOR = 512;

    private final QemuProcess process;
    private final QemuCommands commands;

    private HotPlugMachine(List<String> further) {
        List<String> command = new ArrayList<>(List.of(
                "qemu-system-x86_64",
                "-M",
                "pc,accel=tcg",
                "-m",
                "64,slots=2,maxmem=256M",
                "-smp",
                "1,maxcpus=3",
                "-nodefaults",
                "-display",
                "none",
                "-device",
                "qemu-xhci,id=usb",
                "-device",
                "virtio-scsi-pci,id=scsi",
                "-object",
                "iothread,id=thread",
                "-blockdev",
                "null-co,node-name=root,size=1048576",
                "-device",
                "virtio-blk-pci,id=disk0,drive=root"));
        command.addAll(further);
        QmpOptions options = QmpOptions.builder()
                .registry(new QemuRegistry())
                .strict(true)
                .checkRequests(true)
                .build();
        process = QemuProcess.start(options, command);
        commands = new QemuCommands(process.client());
    }

    /** One without a guest: its firmware reacts to nothing. */
    static HotPlugMachine start() {
        return new HotPlugMachine(List.of());
    }

    /** One with a guest that lets go of what it is asked for. */
    static HotPlugMachine startWithWillingGuest() throws IOException {
        try (SocketFolder folder = SocketFolder.create();
                ServerSocketChannel console = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            console.bind(UnixDomainSocketAddress.of(folder.socket("console")));
            byte[] sector = Arrays.copyOf(WILLING_GUEST, SECTOR);
            sector[SECTOR - 2] = 0x55;
            sector[SECTOR - 1] = (byte) 0xaa;
            Files.write(folder.path().resolve("disk"), sector);
            HotPlugMachine machine = new HotPlugMachine(List.of(
                    "-drive",
                    "if=ide,format=raw,snapshot=on,file=" + folder.path().resolve("disk"),
                    "-chardev",
                    "socket,id=console,path=" + folder.socket("console"),
                    "-device",
                    "isa-debugcon,iobase=0xe9,chardev=console"));
            try (SocketChannel said = console.accept()) {
                assertEquals(1, said.read(ByteBuffer.allocate(1)));
            }
            return machine;
        }
    }

    QemuCommands commands() {
        return commands;
    }

    Operations operations() {
        return Operations.of(process.client());
    }

    /** All that comes and goes, as the server tells it. */
    List<Object> contents() {
        return List.of(
                commands.queryNamedBlockNodes().stream()
                        .map(node -> String.valueOf(node.nodeName()))
                        .sorted()
                        .toList(),
                names("/objects"),
                names("/machine/peripheral"),
                commands.humanMonitorCommand(request -> request.commandLine("info network")),
                commands.queryHotpluggableCpus(),
                commands.queryMemoryDevices());
    }

    List<String> names(String parent) {
        return commands.qomList(parent).stream()
                .map(child -> child.name())
                .sorted()
                .toList();
    }

    static PlugRequest.Builder disk() {
        return PlugRequest.disk(
                        "disk1",
                        BlockdevOptions.nullCo(file -> file.nodeName("file1").size(MIB)),
                        BlockdevOptions.raw(raw -> raw.nodeName("data1").file("file1")))
                .property("serial", "S1");
    }

    static PlugRequest.Builder nic() {
        return PlugRequest.nic(
                        "nic1",
                        Netdev.user(user ->
                                user.id("lan1").restrict(true).hostfwd(List.of(new StringType("tcp:127.0.0.1:0-:22")))))
                .property("mac", "52:54:00:12:34:56");
    }

    static PlugRequest.Builder memory(long bytes) {
        return PlugRequest.memory(
                "dimm1", ObjectOptions.memoryBackendRam(ram -> ram.id("ram1").size(bytes)));
    }

    Outcome<PlugResult> plug(PlugRequest.Builder request) {
        return operations().plug(request.build()).await();
    }

    Outcome<UnplugResult> unplug(PlugRequest.Builder plugged) {
        return operations()
                .unplug(UnplugRequest.reverseOf(plugged.build()).build())
                .await();
    }

    @Override
    public void close() {
        process.close();
    }
}
