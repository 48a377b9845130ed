package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.qmp.RingRequest;
import org.junit.jupiter.api.Test;

/** A user's first test of a generated type. */
class BellTest {

    @Test
    void ringsAsOftenAsTold() {
        RingRequest request = RingRequest.builder().times(3L).build();
        assertEquals(3L, request.times());
    }
}
