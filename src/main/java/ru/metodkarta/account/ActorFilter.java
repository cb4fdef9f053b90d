package ru.metodkarta.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import ru.metodkarta.web.CurrentActor;

/** Puts the actor into the request; ends a session that is over or whose account was blocked, reset or left without a role. */
class ActorFilter extends OncePerRequestFilter {

    private static final String PASSWORD_PAGE = "/profile/password";

    private final Actors actors;
    private final UnsentForms unsent;
    private final Clock clock;

    ActorFilter(Actors actors, UnsentForms unsent, Clock clock) {
        this.actors = actors;
        this.unsent = unsent;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/webjars/")
                || path.startsWith("/css/")
                || path.startsWith("/js/")
                || path.startsWith("/fonts/")
                || path.startsWith("/img/")
                || path.startsWith("/calendar/feed/")
                || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
            Optional<Actors.Loaded> loaded = SessionAge.isOver(request.getSession(false), clock.instant())
                    ? Optional.empty()
                    : actors.read(person.accountId())
                            .filter(account -> account.stamp().equals(person.stamp()) && !account.blocked());
            if (loaded.isEmpty() || loaded.get().actor().grants().isEmpty()) {
                SecurityContextHolder.clearContext();
                Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
                if (fromScript(request)) {
                    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                } else {
                    unsent.keep(person.accountId(), request);
                    response.sendRedirect(
                            request.getContextPath() + (loaded.isEmpty() ? "/login?over" : "/login?norole"));
                }
                return;
            }
            CurrentActor.set(request, loaded.get().actor());
            String path = request.getServletPath();
            if (loaded.get().mustChange()
                    && !path.equals(PASSWORD_PAGE)
                    && !path.equals("/logout")
                    && !path.equals("/error")) {
                if (fromScript(request)) {
                    response.setHeader("HX-Redirect", request.getContextPath() + PASSWORD_PAGE);
                } else {
                    response.sendRedirect(request.getContextPath() + PASSWORD_PAGE);
                }
                return;
            }
            chain.doFilter(request, response);
            unsent.answered(request, response.getStatus());
            return;
        }
        chain.doFilter(request, response);
    }

    /** A redirect would put a whole page into the piece that a script asked for. */
    private static boolean fromScript(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
