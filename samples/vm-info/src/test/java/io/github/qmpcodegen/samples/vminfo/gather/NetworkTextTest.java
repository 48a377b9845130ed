package io.github.qmpcodegen.samples.vminfo.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.samples.vminfo.model.Nic;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTextTest {

    @Test
    void cardsInVlansAndOutsideAreReadAsTheFirstReleasesPrintThem() {
        assertEquals(
                List.of(
                        new Nic("e1000.0", "e1000", "52:54:00:12:34:56", "VLAN 0", null),
                        new Nic("nic1", "virtio-net-pci", "52:54:00:12:34:57", "n1", "net=10.0.2.0, restricted=n"),
                        new Nic("nic2", "rtl8139", "52:54:00:12:34:58", null, null)),
                NetworkText.nics("""
                        VLAN 0 devices:\r
                          user.0: net=10.0.2.0, restricted=n\r
                          e1000.0: model=e1000,macaddr=52:54:00:12:34:56\r
                        Devices not on any VLAN:\r
                          n1: net=10.0.2.0, restricted=n peer=nic1\r
                          nic1: model=virtio-net-pci,macaddr=52:54:00:12:34:57 peer=n1\r
                          nic2: model=rtl8139,macaddr=52:54:00:12:34:58\r
                        """));
    }

    @Test
    void cardsInHubsAndOutsideAreReadAsLaterReleasesPrintThem() {
        assertEquals(
                List.of(
                        new Nic("nicB", "virtio-net-pci", "52:54:00:12:34:57", "hub 0", null),
                        new Nic("nicA", "e1000", "52:54:00:12:34:56", "n0", "user,net=10.0.2.0,restrict=off"),
                        new Nic("rtl8139.0", "rtl8139", "52:54:00:12:34:58", null, null)),
                NetworkText.nics("""
                        hub 0\r
                         \\ h1: u1: index=0,type=user,net=10.0.2.0,restrict=off\r
                         \\ h0: nicB: index=0,type=nic,model=virtio-net-pci,macaddr=52:54:00:12:34:57\r
                        nicA: index=0,type=nic,model=e1000,macaddr=52:54:00:12:34:56\r
                         \\ n0: index=0,type=user,net=10.0.2.0,restrict=off\r
                        rtl8139.0: index=0,type=nic,model=rtl8139,macaddr=52:54:00:12:34:58\r
                        """));
    }

    @Test
    void aCardWithSeveralQueuesCountsOnce() {
        assertEquals(
                List.of(new Nic("net0", "virtio-net-pci", "52:54:00:12:34:57", "hostnet0", "tap,fds=20")),
                NetworkText.nics("""
                        net0: index=0,type=nic,model=virtio-net-pci,macaddr=52:54:00:12:34:57
                         \\ hostnet0: index=0,type=tap,fds=20
                        net0: index=1,type=nic,model=virtio-net-pci,macaddr=52:54:00:12:34:57
                         \\ hostnet0: index=1,type=tap,fds=20
                        """));
    }

    @Test
    void anyOtherTextHasNoCards() {
        assertEquals(List.of(), NetworkText.nics("unknown command: 'info network'\r\n"));
        assertEquals(List.of(), NetworkText.nics(""));
    }
}
