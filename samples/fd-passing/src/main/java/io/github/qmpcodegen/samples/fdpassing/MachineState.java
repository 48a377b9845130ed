package io.github.qmpcodegen.samples.fdpassing;

import io.github.qmpcodegen.qmp.QmpClient;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.JsonNodeFactory;

/** The state of a machine, as a stream: what it would send to another host that takes it over. */
final class MachineState {

    private MachineState() {}

    /**
     * Has a machine, which stops for it, write its state into a pipe. The pipe is handed to QEMU; no file is written and no
     * port opened.
     *
     * @param client of the machine, over a UNIX socket
     * @param folder for the name of the pipe, which is gone when this returns
     * @return the end for reading, which ends with the state
     */
    static InputStream of(QmpClient client, Path folder) throws IOException, InterruptedException {
        Path pipe = folder.resolve("state");
        int code = new ProcessBuilder("mkfifo", "-m", "600", pipe.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("mkfifo " + pipe + " ends with " + code);
        }
        // Opening one end of a pipe waits for the other, but for who opens both.
        try (RandomAccessFile both = new RandomAccessFile(pipe.toFile(), "rw");
                FileOutputStream out = new FileOutputStream(pipe.toFile())) {
            // Buffered as well since the stream of a file takes a pipe for something with a length.
            InputStream in = new BufferedInputStream(new FileInputStream(pipe.toFile()));
            client.call("getfd", JsonNodeFactory.instance.objectNode().put("fdname", "state"))
                    .withDescriptors(out.getFD())
                    .execute();
            client.execute("migrate", JsonNodeFactory.instance.objectNode().put("uri", "fd:state"));
            // From here on QEMU is the only one who writes, so that the state ends when it has.
            both.getChannel().close();
            return in;
        } finally {
            Files.delete(pipe);
        }
    }
}
