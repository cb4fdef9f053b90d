package ru.metodkarta.mail;

import org.springframework.stereotype.Component;

/** Lets tests of other modules send what waits, and die on the way. */
@Component
public class MailTrain {

    private final MailSending sending;
    private final MailQueue queue;

    MailTrain(MailSending sending, MailQueue queue) {
        this.sending = sending;
        this.queue = queue;
    }

    public void run() {
        sending.run();
    }

    /** A sender that has taken a letter and dies before it has sent it. */
    public boolean claimAndDie() {
        return queue.claim().isPresent();
    }
}
