package ru.metodkarta.web;

import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The sentence shown once after a redirect: what happened, what was kept, what to do next.
 *
 * @param tone {@code ok}, {@code warn}, {@code late} (error) or {@code work}
 */
public record Flash(String tone, String code, List<Object> arguments) implements java.io.Serializable {

    public static void ok(RedirectAttributes redirect, String code, Object... arguments) {
        redirect.addFlashAttribute("flash", new Flash("ok", code, List.of(arguments)));
    }

    public static void warn(RedirectAttributes redirect, String code, Object... arguments) {
        redirect.addFlashAttribute("flash", new Flash("warn", code, List.of(arguments)));
    }

    public Object[] args() {
        return arguments.toArray();
    }
}
