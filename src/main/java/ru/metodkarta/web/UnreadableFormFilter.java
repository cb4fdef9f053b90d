package ru.metodkarta.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form that is too large or broken fails whoever asks for its first field, error pages included. So it is read here,
 * behind the session and before the security filters, and answered with a page that asks for nothing.
 */
@Component
@Order(-110)
class UnreadableFormFilter extends OncePerRequestFilter {

    private static final String ERROR_PAGE = "/error";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            request.getParameterMap();
        } catch (InvalidParameterException e) {
            HttpServletRequest empty = new WithoutForm(request);
            empty.setAttribute("subject", Subject.of(request));
            // no more than the status: with the address of the error set, filters would take this for a second round
            empty.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, e.getErrorCode());
            chain.doFilter(empty, response);
            return;
        }
        chain.doFilter(request, response);
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
