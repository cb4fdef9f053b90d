package ru.metodkarta.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import ru.metodkarta.web.CurrentActor;

/** Puts the actor into the request; ends a session whose account was blocked, reset or left without a role. */
class ActorFilter extends OncePerRequestFilter {

    private static final String PASSWORD_PAGE = "/profile/password";

    private final Actors actors;

    ActorFilter(Actors actors) {
        this.actors = actors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/webjars/")
                || path.startsWith("/css/")
                || path.startsWith("/js/")
                || path.startsWith("/fonts/")
                || path.startsWith("/img/")
                || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
            Optional<Actors.Loaded> loaded = actors.read(person.accountId())
                    .filter(account -> account.stamp().equals(person.stamp()) && !account.blocked());
            if (loaded.isEmpty() || loaded.get().actor().grants().isEmpty()) {
                SecurityContextHolder.clearContext();
                Optional.ofNullable(request.getSession(false)).ifPresent(session -> session.invalidate());
                response.sendRedirect(request.getContextPath() + (loaded.isEmpty() ? "/login?over" : "/login?norole"));
                return;
            }
            CurrentActor.set(request, loaded.get().actor());
            String path = request.getServletPath();
            if (loaded.get().mustChange()
                    && !path.equals(PASSWORD_PAGE)
                    && !path.equals("/logout")
                    && !path.equals("/error")) {
                response.sendRedirect(request.getContextPath() + PASSWORD_PAGE);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
