package ru.metodkarta.testing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A page's form as a browser sees it. */
public final class PageForms {

    private PageForms() {}

    /** The fields of the page's form as a browser would send them back. */
    public static Map<String, String> fields(MvcTestResult page) {
        Map<String, String> fields = new LinkedHashMap<>();
        String html = body(page);
        String form = html.substring(html.indexOf("<main"));
        Matcher input = Pattern.compile("<input([^>]*)>").matcher(form);
        while (input.find()) {
            String name = attribute(input.group(1), "name");
            String type = attribute(input.group(1), "type");
            boolean chosen = !"checkbox".equals(type) && !"radio".equals(type)
                    || input.group(1).contains("checked");
            if (name != null && chosen && !"recount".equals(name)) {
                fields.put(name, plain(attribute(input.group(1), "value")));
            }
        }
        Matcher area = Pattern.compile("(?s)<textarea([^>]*)>(.*?)</textarea>").matcher(form);
        while (area.find()) {
            fields.put(attribute(area.group(1), "name"), plain(area.group(2)));
        }
        fields.remove("_csrf");
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? value.group(1) : null;
    }

    private static String plain(String html) {
        return html == null
                ? ""
                : html.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    public static String body(MvcTestResult result) {
        return new String(result.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
