package io.github.qmpcodegen.samples.fdpassing;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.SocketFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the state of a machine to a file: {@code SaveMachine /run/vm.qmp vm.state}. */
final class SaveMachine {
    private static final int FIRST_JDK_THAT_SENDS_DESCRIPTORS = 22;

    private SaveMachine() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        try (QmpClient client = connect(Path.of(arguments[0]));
                SocketFolder folder = SocketFolder.create();
                InputStream state = MachineState.of(client, folder.path())) {
            System.out.println(Files.copy(state, Path.of(arguments[1])) + " bytes");
        }
    }

    private static QmpClient connect(Path socket) throws IOException {
        return Runtime.version().feature() < FIRST_JDK_THAT_SENDS_DESCRIPTORS
                ? QmpClient.connect(JunixTransport.connect(socket), QmpOptions.standard())
                : QmpClient.connect(QmpAddress.unix(socket));
    }
}
