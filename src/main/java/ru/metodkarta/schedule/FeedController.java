package ru.metodkarta.schedule;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import ru.metodkarta.web.PublicAddress;

/** The personal calendar for calendar programs, which sign in nowhere: whoever has the link reads. */
@Controller
class FeedController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    /** Anything else is not even looked for. */
    private static final Pattern SECRET = Pattern.compile("[\\w-]{32,64}");

    private final Feeds feeds;
    private final FeedThrottle throttle;
    private final PublicAddress address;
    private final MessageSource messages;

    FeedController(Feeds feeds, FeedThrottle throttle, PublicAddress address, MessageSource messages) {
        this.feeds = feeds;
        this.throttle = throttle;
        this.address = address;
        this.messages = messages;
    }

    /** Every refusal is the same bare 404: it does not tell a wrong link from one that was. */
    @GetMapping("/calendar/feed/{token}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String token, HttpServletRequest request) {
        if (!SECRET.matcher(token).matches()) {
            return refusal(HttpStatus.NOT_FOUND).build();
        }
        String link = FeedLinks.hash(token);
        String caller = request.getRemoteAddr();
        if (!throttle.admits(link, caller)) {
            return refusal(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(FeedThrottle.WINDOW.toSeconds()))
                    .build();
        }
        return feeds.read(token).map(this::answer).orElseGet(() -> {
            throttle.missed(link, caller);
            return refusal(HttpStatus.NOT_FOUND).build();
        });
    }

    private static ResponseEntity.BodyBuilder refusal(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    private ResponseEntity<byte[]> answer(Feeds.Shown shown) {
        String name = messages.getMessage("schedule.feed.name." + shown.scope().code(), null, shown.language());
        byte[] body = IcsText.of(name, shown.scope(), address.of(""), shown.events());
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header("X-Robots-Tag", "noindex")
                .eTag(tag(body))
                .body(body);
    }

    private static String tag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
