package org.warta.platform.kafka;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Starts a listener container again that was fenced: its transaction outlived its time-out, say, because the process was
 * suspended. The broker has aborted that transaction, and the batch is read again from the last commit.
 */
final class FencedContainers implements ApplicationListener<ConsumerStoppedEvent> {
    private static final Logger log = LoggerFactory.getLogger(FencedContainers.class);

    @Override
    public void onApplicationEvent(ConsumerStoppedEvent event) {
        if (event.getReason() != Reason.FENCED) {
            return;
        }
        MessageListenerContainer container = event.getContainer(MessageListenerContainer.class);
        log.warn("The listener of group {} was fenced: starting it again", container.getGroupId());
        // on a thread of its own: the event comes on a thread that stopping waits for
        Thread restart = new Thread(
                () -> {
                    if (container.isRunning()) { // not when the service is stopping
                        container.stop();
                        container.start();
                    }
                },
                "restart-fenced-" + container.getGroupId());
        restart.setDaemon(true);
        restart.start();
    }
}
