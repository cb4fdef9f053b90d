package ru.metodkarta.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import ru.metodkarta.shared.Ids;

/**
 * Nothing typed is lost when the session runs out: the posted texts wait in the new session until the same person signs
 * in. One form waits at a time; at another person's sign-in it is gone.
 */
@Component
class UnsentForms {

    /** Who signed in last in this browser. Not sent along by other sites, so that these cannot plant a form here. */
    static final String PERSON_COOKIE = "metodkarta-person";

    static final String PAGE = "/unsent-form";
    /** The longest form, an approval of a thousand rows, has about half of it. */
    static final int LONGEST = 256 * 1024;

    private static final int MOST_FIELDS = 10_000;
    private static final String WAITING = "unsentForm";

    private final Accounts accounts;

    UnsentForms(Accounts accounts) {
        this.accounts = accounts;
    }

    void remember(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(PERSON_COOKIE, person.accountId().toString())
                        .path(request.getContextPath() + "/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    /** Keeps a form that a stranger posted, if this browser was somebody's. */
    void keep(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, PERSON_COOKIE);
        UUID account = cookie == null ? null : Ids.parse(cookie.getValue());
        String from = request.getHeader("Sec-Fetch-Site");
        if (account != null
                && (from == null || from.equals("same-origin"))
                && accounts.findById(account).isPresent()) {
            keep(account, request);
        }
    }

    /**
     * Keeps a form whose token is of an earlier session, sent from a page of ours that was left open: typed by whoever is
     * signed in here now. Where the browser does not tell that the page is ours, it may be anybody's.
     */
    boolean keepStale(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, PERSON_COOKIE);
        return SecurityContextHolder.getContext().getAuthentication().getPrincipal() instanceof SignedIn person
                && cookie != null
                && person.accountId().toString().equals(cookie.getValue())
                && "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                && keep(person.accountId(), request);
    }

    /** @return whether it is kept: passwords and forms beyond measure are not */
    boolean keep(UUID account, HttpServletRequest request) {
        String path = UnsentForm.pathOf(request);
        if (!"POST".equals(request.getMethod())
                || path.equals("/login")
                || path.equals("/logout")
                || path.startsWith(PAGE)
                || path.endsWith("/password")) {
            return false;
        }
        UnsentForm form = UnsentForm.of(account, request, chosenFiles(request));
        if (form.length() > LONGEST || form.texts().size() > MOST_FIELDS) {
            return false;
        }
        request.getSession().setAttribute(WAITING, form);
        return true;
    }

    /** Another person at this computer gets nothing of it. */
    Optional<UnsentForm> after(SignedIn person, HttpServletRequest request) {
        Optional<UnsentForm> form = waiting(request);
        if (form.isPresent() && !form.get().accountId().equals(person.accountId())) {
            drop(request);
            return Optional.empty();
        }
        return form;
    }

    Optional<UnsentForm> waiting(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((UnsentForm) session.getAttribute(WAITING));
    }

    void drop(HttpServletRequest request) {
        Optional.ofNullable(request.getSession(false)).ifPresent(session -> session.removeAttribute(WAITING));
    }

    /** After an answer: done, or shown again with everything in it. On any other answer the form goes on waiting. */
    void answered(HttpServletRequest request, int status) {
        boolean arrived = "POST".equals(request.getMethod()) && (status < 400 || status == 422);
        if (arrived
                && waiting(request)
                        .filter(form -> form.address().equals(UnsentForm.pathOf(request)))
                        .isPresent()) {
            drop(request);
        }
    }

    private static List<UnsentForm.Chosen> chosenFiles(HttpServletRequest request) {
        if (!UnsentForm.isMultipart(request)) {
            return List.of();
        }
        Map<String, List<String>> names = new LinkedHashMap<>();
        try {
            for (Part part : request.getParts()) {
                String name = part.getSubmittedFileName();
                if (name != null && !name.isBlank()) {
                    names.computeIfAbsent(part.getName(), field -> new ArrayList<>())
                            .add(name);
                }
            }
        } catch (IOException | ServletException | IllegalStateException e) {
            // a broken body: what could be read of it is kept
            return List.of();
        }
        return names.entrySet().stream()
                .map(field -> new UnsentForm.Chosen(field.getKey(), List.copyOf(field.getValue())))
                .toList();
    }
}
