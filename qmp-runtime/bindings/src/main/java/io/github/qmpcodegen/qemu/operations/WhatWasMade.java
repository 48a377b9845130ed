package io.github.qmpcodegen.qemu.operations;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What an operation has made and what it leaves behind: it is taken back in reverse, and what cannot be is a remnant. */
final class WhatWasMade {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qemu.operations");

    /**
     * Something that was made, or may have been.
     *
     * @param what it is
     * @param present asks whether it is there
     * @param undo takes it away
     */
    record Made(Remnant what, BooleanSupplier present, Runnable undo) {}

    private final Deque<Made> made = new ArrayDeque<>();
    private final List<Remnant> remnants = new ArrayList<>();

    /** Takes note of something, once. */
    void add(Made making) {
        if (!made.contains(making)) {
            made.push(making);
        }
    }

    /** Takes it that something was not made. */
    void forget(Made making) {
        made.remove(making);
    }

    /** Leaves something be, which is wanted, or gone. */
    void keep(Remnant what) {
        made.removeIf(each -> each.what().equals(what));
    }

    void takeBack(Remnant what) {
        for (Made each : List.copyOf(made)) {
            if (each.what().equals(what)) {
                made.remove(each);
                undo(each);
            }
        }
    }

    void takeBackAll() {
        while (!made.isEmpty()) {
            undo(made.pop());
        }
    }

    /** Leaves all of it, and has it named. */
    void leaveAll() {
        while (!made.isEmpty()) {
            leave(made.pop().what());
        }
    }

    private void leave(Remnant what) {
        if (!remnants.contains(what)) {
            remnants.add(what);
        }
    }

    private void undo(Made last) {
        try {
            if (last.present().getAsBoolean()) {
                last.undo().run();
            }
        } catch (RuntimeException e) {
            // Whatever it is, what was made before is still to be taken back.
            LOG.log(Level.DEBUG, () -> last.what() + " is left behind", e);
            leave(last.what());
        }
    }

    List<Remnant> remnants() {
        return List.copyOf(remnants);
    }
}
