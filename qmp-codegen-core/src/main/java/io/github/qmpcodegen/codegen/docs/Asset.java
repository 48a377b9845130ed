package io.github.qmpcodegen.codegen.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A file that HTML references have as it is. */
enum Asset {
    /** How pages look. */
    STYLE("style.css"),
    /** What pages do: above all, search. */
    SCRIPT("reference.js"),
    /** How a choice of release looks, where there are several. */
    RELEASES_STYLE("releases.css"),
    /** What a choice of release does. */
    RELEASES_SCRIPT("releases.js");

    private final String file;

    Asset(String file) {
        this.file = file;
    }

    String text() {
        try (InputStream stream = Objects.requireNonNull(Asset.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
