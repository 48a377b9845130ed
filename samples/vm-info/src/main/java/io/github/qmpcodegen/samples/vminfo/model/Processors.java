package io.github.qmpcodegen.samples.vminfo.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The processors of a machine.
 *
 * @param architecture which instructions they execute
 * @param model what they pretend to be
 * @param all each of them
 */
public record Processors(
        @Nullable String architecture, @Nullable String model, List<Processor> all) {

    /**
     * A processor.
     *
     * @param index its number
     * @param hostThread the thread of the host that runs it
     * @param halted whether it waits for an interrupt
     * @param socket the socket that it sits in
     * @param core its core within the socket
     * @param thread its thread within the core
     */
    public record Processor(
            long index,
            @Nullable Long hostThread,
            @Nullable Boolean halted,
            @Nullable Long socket,
            @Nullable Long core,
            @Nullable Long thread) {}
}
