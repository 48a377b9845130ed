package io.github.qmpcodegen.codegen.live;

/** Tells addresses of servers from paths; apart from {@link LiveServer}, so that who names none loads no client. */
public final class ServerAddress {

    private ServerAddress() {}

    /** Whether a source's name is that of an address. */
    public static boolean is(String source) {
        return source.startsWith("unix:") || source.startsWith("tcp:");
    }
}
