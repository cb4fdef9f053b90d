package ru.metodkarta.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** Every error is a page with a sentence: what happened, what is kept, what to do next. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorAdvice {

    private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

    private final ShellAdvice shell;

    ErrorAdvice(ShellAdvice shell) {
        this.shell = shell;
    }

    @ExceptionHandler({
        NotFound.class,
        NoHandlerFoundException.class,
        NoResourceFoundException.class,
        MethodArgumentTypeMismatchException.class
    })
    ModelAndView notFound(HttpServletRequest request, HttpServletResponse response) {
        return page("error/404", HttpStatus.NOT_FOUND, request, response);
    }

    @ExceptionHandler(NotAllowed.class)
    ModelAndView notAllowed(NotAllowed e, HttpServletRequest request, HttpServletResponse response) {
        return page("error/403", HttpStatus.FORBIDDEN, request, response)
                .addObject("whoMay", e.whoMay())
                .addObject("subject", Subject.of(request));
    }

    @ExceptionHandler(Conflict.class)
    ModelAndView conflict(Conflict e, HttpServletRequest request, HttpServletResponse response) {
        return page("error/409", HttpStatus.CONFLICT, request, response)
                .addObject("subject", Subject.of(request))
                .addObject("conflictCode", e.messageCode())
                .addObject("conflictArguments", e.arguments());
    }

    /** Somebody was faster, or two waited for each other and this one was given up. */
    @ExceptionHandler({ConcurrencyFailureException.class, DataIntegrityViolationException.class})
    ModelAndView changedMeanwhile(HttpServletRequest request, HttpServletResponse response) {
        return page("error/409", HttpStatus.CONFLICT, request, response)
                .addObject("subject", Subject.of(request))
                .addObject("conflictCode", "error.409.changed")
                .addObject("conflictArguments", new Object[0]);
    }

    /** The address of a form that came back with errors, opened again from the history or a phone's sleeping tab. */
    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ModelAndView noPage(HttpRequestMethodNotSupportedException e, HttpServletRequest request) throws Exception {
        Subject subject = Subject.of(request);
        if (!e.getMethod().equals("GET")
                || subject == null
                || request.getRequestURI().endsWith(subject.url())) {
            throw e;
        }
        return new ModelAndView("redirect:" + subject.url());
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ModelAndView tooLarge(HttpServletRequest request, HttpServletResponse response) {
        return page("error/413", HttpStatus.CONTENT_TOO_LARGE, request, response)
                .addObject("subject", Subject.of(request));
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ModelAndView databaseAway(Exception e, HttpServletRequest request, HttpServletResponse response) {
        log.warn("Database not reachable: {}", e.getMessage());
        // the full layout asks the database for counters; this page must not
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader("Retry-After", "30");
        return new ModelAndView("error/503");
    }

    private ModelAndView page(
            String view, HttpStatus status, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(status.value());
        ModelAndView page = new ModelAndView(view);
        page.addObject(
                "shell",
                shell.shell(request, org.springframework.web.servlet.support.RequestContextUtils.getLocale(request)));
        return page;
    }
}
