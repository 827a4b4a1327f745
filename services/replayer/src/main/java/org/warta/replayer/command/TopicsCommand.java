package org.warta.replayer.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Lists topics. */
@Command(name = "topics", description = "Lists the topics of news: their partitions and how many offsets they have.")
final class TopicsCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Connection connection;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Output output;

    @Override
    public Integer call() {
        JsonNode answer = connection.api().get("/api/v1/topics");
        output.print(answer, out -> {
            Table table = new Table("topic", "partitions", "offsets");
            answer.path("topics")
                    .forEach(topic -> table.add(
                            topic.path("name").asString(),
                            topic.path("partitions").size(),
                            topic.path("offsets").asLong()));
            table.print(out);
        });
        return ExitCode.OK.code();
    }
}
