package com.acme.app;

import com.acme.qmp.RingRequest;

/** A user's class in a module that depends on the generated one. */
final class Ringing {

    private Ringing() {}

    static RingRequest often() {
        return RingRequest.builder().times(3L).build();
    }
}
