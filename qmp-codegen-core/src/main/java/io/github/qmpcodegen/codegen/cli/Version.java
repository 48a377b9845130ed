package io.github.qmpcodegen.codegen.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"qmp-codegen " + (version == null ? "(unpackaged)" : version)};
    }
}
