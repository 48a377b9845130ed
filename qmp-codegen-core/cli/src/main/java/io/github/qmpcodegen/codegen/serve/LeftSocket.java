package io.github.qmpcodegen.codegen.serve;

import io.github.qmpcodegen.qmp.QmpAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The socket of a server that could not clean up because it was killed. */
final class LeftSocket {

    private LeftSocket() {}

    /** Removes the socket at an address, unless it is another kind of file, or something listens there. */
    static void remove(QmpAddress address) throws IOException {
        if (address instanceof QmpAddress.Unix unix && isSocket(unix.path()) && isDeserted(unix.path())) {
            Files.deleteIfExists(unix.path());
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        // Java has no test for sockets; they are neither files, folders nor links.
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther();
    }

    private static boolean isDeserted(Path path) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(path));
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
