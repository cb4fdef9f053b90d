package ru.metodkarta.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/**
 * The list of errors on top of a form calls a field as its label does. The list stands before the labels, so a page that
 * objects (422, 409) is held back until it is whole, and the names, which {@link FieldNames} has marked, are put in then. A field
 * without a label of its own keeps the name of the bundle.
 */
@Component
class FieldLabels extends OncePerRequestFilter {

    private static final Set<Integer> OBJECTS =
            Set.of(HttpStatus.UNPROCESSABLE_CONTENT.value(), HttpStatus.CONFLICT.value());

    private static final Pattern MARKED = Pattern.compile(
            "(<a href=\"#field-([^\"]+)\"[^>]*>)<span data-field-name>([^<]*)</span>", Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HeldBack page = new HeldBack(response);
        chain.doFilter(request, page);
        if (page.text != null) {
            response.getWriter().write(named(page.text.toString()));
        }
    }

    private static final class HeldBack extends HttpServletResponseWrapper {

        private CharArrayWriter text;
        private PrintWriter writer;

        HeldBack(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            if (writer == null && OBJECTS.contains(getStatus())) {
                text = new CharArrayWriter();
                writer = new PrintWriter(text);
            }
            return writer == null ? super.getWriter() : writer;
        }

        @Override
        public void flushBuffer() throws IOException {
            if (text == null) {
                super.flushBuffer();
            }
        }
    }

    static String named(String page) {
        Matcher marked = MARKED.matcher(page);
        if (!marked.find()) {
            return page;
        }
        Document parsed = Jsoup.parse(page);
        StringBuilder named = new StringBuilder();
        do {
            String label = label(parsed, "field-" + HtmlUtils.htmlUnescape(marked.group(2)));
            String name = label.isEmpty() ? marked.group(3) : HtmlUtils.htmlEscape(label, "UTF-8");
            marked.appendReplacement(named, Matcher.quoteReplacement(marked.group(1) + name));
        } while (marked.find());
        return marked.appendTail(named).toString();
    }

    /** Dots of abbreviations, which are short words, stay. */
    private static final Pattern END = Pattern.compile("([:?\\s]|(?<=\\p{L}{5})\\.)+$");

    /**
     * Without «(необязательно)» and the colon of a label that introduces. Where two forms share an id, that of the form which
     * objects.
     */
    private static String label(Document page, String id) {
        Elements labels = page.getElementsByAttributeValue("for", id);
        Element label = labels.stream()
                .filter(one -> one.parent().getElementById(id + "-error") != null)
                .findFirst()
                .orElse(labels.first());
        Element field = page.getElementById(id);
        if (label == null && field != null) {
            label = field.selectFirst("legend, caption, h2");
        }
        if (label == null) {
            return "";
        }
        Element words = label.selectFirst("span");
        String text = words == null || words.text().isBlank() ? label.text() : words.text();
        return END.matcher(text).replaceFirst("");
    }
}
