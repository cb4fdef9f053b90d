package ru.metodkarta.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waits, one letter at a time: claimed, sent, marked. The server's certain refusal is tried again later and
 * then given up; where the server cannot be reached the rest waits too. Letters carry the id of their row as Message-ID.
 */
@Component
class MailSending {

    private static final Logger log = LoggerFactory.getLogger(MailSending.class);
    private static final int REFUSALS = 5;
    private static final int MOST_AT_ONCE = 2_000;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final MailQueue queue;
    private final ObjectProvider<JavaMailSender> server;
    private final MailProperties properties;
    private final String host;

    MailSending(
            MailQueue queue,
            ObjectProvider<JavaMailSender> server,
            MailProperties properties,
            @Value("${metodkarta.address}") String address) {
        this.queue = queue;
        this.server = server;
        this.properties = properties;
        this.host = Optional.ofNullable(URI.create(address).getHost()).orElse("localhost");
    }

    @Scheduled(
            fixedDelayString = "${metodkarta.mail.send-every:1m}",
            initialDelayString = "${metodkarta.mail.send-every:1m}")
    @SchedulerLock(name = "mail-sending", lockAtMostFor = "PT15M")
    public void run() {
        queue.tidy();
        JavaMailSender sender = server.getIfAvailable();
        int sent = 0;
        while (sender != null && sent < MOST_AT_ONCE) {
            Optional<MailQueue.Claimed> claimed = queue.claim();
            if (claimed.isEmpty() || !send(sender, claimed.get())) {
                break;
            }
            sent++;
        }
        if (sent > 0) {
            log.info("{} letters were sent", sent);
        }
    }

    /** What the server's answer, or its silence, means. */
    private enum Answer {
        WENT,
        /** its own word about this letter */
        REFUSED,
        /** nothing was said to it yet */
        UNREACHABLE,
        /** the connection broke in the middle */
        UNKNOWN
    }

    /** @return false when it makes no sense to go on */
    private boolean send(JavaMailSender sender, MailQueue.Claimed letter) {
        try {
            sender.send(message(sender, letter));
            queue.sent(letter.id());
            return true;
        } catch (MailException | MessagingException e) {
            Answer answer = answer(e);
            // the text of an exception may name the addressee: it goes to the administrator's page, not to the log
            log.warn("Letter {}: {}, {}", letter.id(), answer, e.getClass().getSimpleName());
            switch (answer) {
                case WENT -> queue.sent(letter.id());
                case REFUSED -> refuse(letter, e);
                case UNREACHABLE -> queue.later(letter.id(), wait(letter.tries()), cause(e));
                case UNKNOWN -> queue.unsure(letter.id(), cause(e));
            }
            return answer == Answer.WENT || answer == Answer.REFUSED;
        }
    }

    private static Answer answer(Exception e) {
        if (e instanceof MailAuthenticationException) {
            return Answer.UNREACHABLE;
        }
        if (!(e instanceof MailSendException sending)) {
            return Answer.REFUSED; // an address or a header that is none
        }
        Exception[] failures = sending.getMessageExceptions();
        if (failures.length == 0) {
            return Answer.WENT; // only the farewell went wrong
        }
        if (failures[0] == sending.getCause()) {
            return Answer.UNREACHABLE;
        }
        return failures[0] instanceof SendFailedException ? Answer.REFUSED : Answer.UNKNOWN;
    }

    private void refuse(MailQueue.Claimed letter, Exception e) {
        if (letter.tries() >= REFUSALS) {
            queue.failed(letter.id(), cause(e));
        } else {
            queue.later(letter.id(), wait(letter.tries()), cause(e));
        }
    }

    private MimeMessage message(JavaMailSender sender, MailQueue.Claimed letter) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper text = new MimeMessageHelper(message, false, "UTF-8");
        text.setFrom(from(sender));
        text.setTo(letter.recipient());
        text.setSubject(letter.subject());
        text.setText(letter.body(), false);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Message-ID", "<" + letter.id() + "@" + host + ">");
        return message;
    }

    private String from(JavaMailSender sender) {
        if (properties.from() != null && !properties.from().isBlank()) {
            return properties.from();
        }
        String user = sender instanceof JavaMailSenderImpl known ? known.getUsername() : null;
        return user != null && user.contains("@") ? user : "metodkarta@" + host;
    }

    /** 2, 4, 8 … minutes, at most an hour. */
    static Duration wait(int tries) {
        Duration wait = Duration.ofMinutes(1L << Math.min(tries, 6));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static String cause(Exception e) {
        if (e instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
            return String.valueOf(sending.getMessageExceptions()[0].getMessage());
        }
        return e.getCause() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.getCause().getMessage());
    }
}
