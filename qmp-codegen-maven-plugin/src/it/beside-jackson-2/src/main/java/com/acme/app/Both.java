package com.acme.app;

import com.acme.bell.RingRequest;
import com.fasterxml.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Uses both generations of Jackson, in one program. */
public final class Both {

    private Both() {}

    /** Fails where either of them misses something. */
    public static void main(String[] arguments) throws Exception {
        RingRequest request = RingRequest.builder().times(3L).build();
        long old = new ObjectMapper().readTree("{\"times\":3}").get("times").asLong();
        long current = JsonMapper.builder().build().readTree("{\"times\":3}").get("times").asLong();
        if (old != current || request.times() != old) {
            throw new AssertionError(old + " " + current + " " + request);
        }
        System.out.println("both read " + old);
    }
}
