package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.GeneratorVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {GeneratorVersion.nameAndVersion()};
    }
}
