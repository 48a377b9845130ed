package com.acme.app;

import com.acme.shop.Colour;

/** Shops. */
public final class Shopping {

    private Shopping() {}

    /**
     * Whether a colour is the right one.
     *
     * @param colour any colour
     * @return whether it is
     */
    public static boolean fits(Colour colour) {
        return colour == Colour.RED;
    }
}
