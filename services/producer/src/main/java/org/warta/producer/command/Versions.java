package org.warta.producer.command;

import picocli.CommandLine.IVersionProvider;

/** The version of the producer, from its jar. */
final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"warta-producer " + number()};
    }

    static String number() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
