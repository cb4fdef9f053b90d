package ru.metodkarta.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form that is too large or broken fails whoever asks for its first field, error pages included. So it is read here,
 * behind the session and before the security filters, and answered with a page that asks for nothing. Of people who are
 * not signed in less is read: a form whose session has run out keeps its texts, but nobody fills the disk.
 */
@Component
@Order(-110)
class UnreadableFormFilter extends OncePerRequestFilter {

    private static final String ERROR_PAGE = "/error";

    /** Bytes of a form with files that somebody sends who is not signed in. */
    private static final long MOST_OF_A_STRANGER = 30L << 20;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(readable(request), response);
    }

    private static HttpServletRequest readable(HttpServletRequest request) {
        if (!signedIn(request) && large(request)) {
            return refused(request, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        try {
            request.getParameterMap();
            return request;
        } catch (InvalidParameterException e) {
            return refused(request, e.getErrorCode());
        }
    }

    private static HttpServletRequest refused(HttpServletRequest request, int status) {
        HttpServletRequest empty = new WithoutForm(request);
        empty.setAttribute("subject", Subject.of(request));
        // no more than the status: with the address of the error set, filters would take this for a second round
        empty.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        return empty;
    }

    private static boolean signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    /** Longer than a stranger may send, or of a length not told. Forms without files have a limit of their own. */
    private static boolean large(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                && (request.getContentLengthLong() > MOST_OF_A_STRANGER
                        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }

    /** Asks for the page of the error, whatever the form was sent to. */
    private static final class WithoutForm extends HttpServletRequestWrapper {

        WithoutForm(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return getContextPath() + ERROR_PAGE;
        }

        @Override
        public String getServletPath() {
            return ERROR_PAGE;
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getParameter(String name) {
            return null;
        }

        @Override
        public String[] getParameterValues(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public Collection<Part> getParts() {
            return List.of();
        }

        @Override
        public String getContentType() {
            return null;
        }
    }
}
