package io.github.qmpcodegen.samples.vminfo.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.samples.vminfo.model.Migration;
import org.junit.jupiter.api.Test;

class TextRendererTest {

    @Test
    void someOfEverythingIsWritten() {
        assertEquals("""
                Name         mail
                UUID         5c4a7b1e-90ab-4cde-9234-567890abcdef
                QEMU         9.1.2 (Acme 1:9.1.2-1)
                Status       io-error, one instruction at a time
                Accelerator  KVM
                CPUs         2 x EPYC (x86_64) in 2 sockets, 1 halted, host threads 4711 4712
                Memory       4 GiB, 1 GiB more plugged in, 3 GiB left by the balloon
                Migration    active, for 1 min 1 s, 75 % of 4 GiB memory (1 GiB left), downtime to come 300 ms, not possible because of no such thing

                Drives
                  NAME  KIND       SIZE     USED  FORMAT  FILE                STATE
                  root  disk     20 GiB  1.5 GiB  qcow2   /img/today.qcow2    encrypted, nospace
                        backing                           /img/base.qcow2
                        backing                           (2 more behind it)
                  cd0   cdrom                                                 empty, tray open, locked

                Media in no drive
                  NODE    SIZE  FORMAT  FILE        STATE
                  spare  1 GiB  raw     /img/spare  read-only

                Network cards
                  NAME  MODEL  ADDRESS            PLUGGED INTO
                  eth0  e1000  52:54:00:12:34:56  lan           user
                  eth1         52:54:00:12:34:57

                Character devices
                  LABEL    CONNECTED TO    GUEST
                  serial0  pty:/dev/pts/1  open
                  agent    null            closed
                  old      file

                Displays
                  KIND   ID       ADDRESS                                  AUTHENTICATION  CLIENTS
                  VNC    default  127.0.0.1:5900, [::1]:5901 (web socket)  vnc             127.0.0.1:40000 (ann)
                  SPICE           127.0.0.1:5930                                           none

                Jobs
                  ID      TYPE    STATUS     DONE  LIMIT    ERROR
                  copy    mirror  running    33 %  1 MiB/s
                  create  create  concluded                 No space left on device
                """, TextRenderer.render(Machines.RICH));
    }

    @Test
    void whatIsKnownToBeNothingIsSaid() {
        assertEquals("""
                Status       running
                CPUs         0
                Migration    none

                None of these: drives, network cards, character devices, displays, jobs
                """, TextRenderer.render(Machines.EMPTY));
    }

    @Test
    void aMigrationThatIsOverTellsWhatCameOfIt() {
        Migration.Amount all = new Migration.Amount(5, 0, 4 << 20);
        assertEquals(
                "completed, took 40 ms, 100 % of 4 MiB memory, downtime 4 ms",
                Sentences.migration(new Migration("completed", 40L, 4L, null, all, null, null, null)));
        assertEquals(
                "failed, Connection refused",
                Sentences.migration(new Migration("failed", null, null, null, null, null, "Connection refused", null)));
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertEquals("", TextRenderer.render(Machines.UNKNOWN));
    }
}
