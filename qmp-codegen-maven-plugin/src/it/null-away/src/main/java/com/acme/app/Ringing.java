package com.acme.app;

import com.acme.bell.RingRequest;

/** Rings. */
public final class Ringing {

    private Ringing() {}

    /** How often a request rings. */
    public static long times(RingRequest request) {
        Long times = request.times();
        return times == null ? 1 : times;
    }
}
