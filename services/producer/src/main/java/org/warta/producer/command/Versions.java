package org.warta.producer.command;

import picocli.CommandLine.IVersionProvider;

/** The version of the producer, from its jar. */
final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return new String[] {"warta-producer " + (version == null ? "(not packaged)" : version)};
    }
}
