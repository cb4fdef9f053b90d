package ru.metodkarta.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** A short idle time on a shared computer by choice; the language of the person where this browser has none;
 * what was typed before the session ran out comes first. */
class AfterSignIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final int SHARED_COMPUTER_IDLE_SECONDS = 10 * 60;
    private static final String LANGUAGE_COOKIE = "metodkarta-lang";

    private final Accounts accounts;
    private final UnsentForms unsent;
    private final LocaleResolver locales;
    private final Clock clock;

    AfterSignIn(Accounts accounts, UnsentForms unsent, LocaleResolver locales, Clock clock) {
        this.accounts = accounts;
        this.unsent = unsent;
        this.locales = locales;
        this.clock = clock;
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        SessionAge.begin(request.getSession(), clock.instant());
        if (request.getParameter("shared") != null) {
            request.getSession().setMaxInactiveInterval(SHARED_COMPUTER_IDLE_SECONDS);
        }
        SignedIn person = (SignedIn) authentication.getPrincipal();
        unsent.remember(person, request, response);
        if (WebUtils.getCookie(request, LANGUAGE_COOKIE) == null) {
            accounts.findById(person.accountId())
                    .map(account -> Locale.forLanguageTag(account.locale()))
                    .ifPresent(locale -> locales.setLocale(request, response, locale));
        }
        if (unsent.after(person, request).isPresent()) {
            clearAuthenticationAttributes(request);
            getRedirectStrategy().sendRedirect(request, response, UnsentForms.PAGE);
            return;
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
