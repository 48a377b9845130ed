package io.github.qmpcodegen.qemu.operations;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What an operation has created and what it leaves behind: everything is undone in reverse order, and what cannot be
 * undone is a remnant.
 */
final class WhatWasMade {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qemu.operations");

    /**
     * Something that was created, or may have been.
     *
     * @param what what it is
     * @param present asks whether it exists
     * @param undo removes it
     */
    record Made(Remnant what, BooleanSupplier present, Runnable undo) {}

    /** What does not end with a machine. */
    private static final Set<Remnant.Kind> OUTLIVING = EnumSet.of(Remnant.Kind.FILE, Remnant.Kind.BITMAP);

    private final BooleanSupplier isReplaced;
    private final Deque<Made> made = new ArrayDeque<>();
    private final List<Remnant> remnants = new ArrayList<>();

    /**
     * Creates a record of nothing yet.
     *
     * @param isReplaced whether the machine is known to have ended, and another one to be in its place
     */
    WhatWasMade(BooleanSupplier isReplaced) {
        this.isReplaced = isReplaced;
    }

    /** Records something, once. */
    void add(Made making) {
        if (!made.contains(making)) {
            made.push(making);
        }
    }

    /** Records that something was not created. */
    void forget(Made making) {
        made.remove(making);
    }

    /** Keeps something that is wanted, or gone. */
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

    /** Leaves everything as it is, and names it. */
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
        return remnants.stream()
                .filter(what -> !isReplaced.getAsBoolean() || OUTLIVING.contains(what.kind()))
                .toList();
    }
}
