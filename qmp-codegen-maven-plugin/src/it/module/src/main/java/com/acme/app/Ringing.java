package com.acme.app;

import com.acme.bell.RingRequest;

/** Rings. */
public final class Ringing {

    private Ringing() {}

    /** Three times. */
    public static RingRequest thrice() {
        return RingRequest.builder().times(3L).build();
    }
}
