package ru.metodkarta.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** An address given as proof: http or https, with a host, and nobody's password in it. */
public final class WebLink {

    public static final int MAX_LENGTH = 2000;

    private static final Pattern WITHOUT_SCHEME =
            Pattern.compile("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+(:\\d{1,5})?([/?#]\\S*)?");

    private WebLink() {}

    /** The address as it is kept: «www.school.ru/news» is what people copy, and means https. */
    public static String complete(String typed) {
        String address = typed == null ? "" : typed.strip();
        return WITHOUT_SCHEME.matcher(address).matches() ? "https://" + address : address;
    }

    /** Message code of what is wrong, for forms; null when the address is good. */
    public static String problem(String url) {
        String address = url == null ? "" : url.strip();
        if (address.length() > MAX_LENGTH) {
            return "evidence.link.long";
        }
        if (address.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            return "evidence.link.web";
        }
        String lower = address.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
            return "evidence.link.web";
        }
        int end = address.indexOf('/', lower.indexOf("://") + 3);
        String authority = end < 0 ? address : address.substring(0, end);
        try {
            // names of sites may be Russian, which URI's parser does not know as hosts: a look at the authority is
            // enough
            String host = new URI(authority).getRawAuthority();
            if (host == null || host.isBlank() || host.startsWith(":")) {
                return "evidence.link.web";
            }
            return host.indexOf('@') >= 0 ? "evidence.link.password" : null;
        } catch (URISyntaxException e) {
            return "evidence.link.web";
        }
    }
}
