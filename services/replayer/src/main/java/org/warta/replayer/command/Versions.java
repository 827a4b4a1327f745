package org.warta.replayer.command;

import org.warta.platform.service.ServiceVersion;
import picocli.CommandLine.IVersionProvider;

/** The version of the replayer, from its jar. */
final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"warta-replayer " + ServiceVersion.current()};
    }
}
