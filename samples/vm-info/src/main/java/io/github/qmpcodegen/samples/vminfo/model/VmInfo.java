package io.github.qmpcodegen.samples.vminfo.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine.
 *
 * @param name the machine's name
 * @param uuid the identity that it shows to its guest
 * @param version the QEMU that runs it
 * @param status its status
 * @param accelerator what executes the guest's instructions: {@code KVM}, {@code TCG}, or {@code not KVM} if the server
 *     says no more
 * @param processors its processors
 * @param memory its memory
 * @param migration the last migration
 * @param blockDevices its drives
 * @param looseNodes media that are open but in no drive
 * @param nics its network cards
 * @param characterDevices its character devices
 * @param displays where its screen can be viewed
 * @param jobs its background jobs
 */
public record VmInfo(
        @Nullable String name,
        @Nullable String uuid,
        @Nullable Version version,
        @Nullable Status status,
        @Nullable String accelerator,
        @Nullable Processors processors,
        @Nullable Memory memory,
        @Nullable Migration migration,
        @Nullable List<BlockDevice> blockDevices,
        @Nullable List<Medium> looseNodes,
        @Nullable List<Nic> nics,
        @Nullable List<CharacterDevice> characterDevices,
        @Nullable List<Display> displays,
        @Nullable List<Job> jobs) {}
