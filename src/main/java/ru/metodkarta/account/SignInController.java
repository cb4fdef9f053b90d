package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.shared.Actor;

/** The sign-in page; in demo mode it lists the demo log-ins. */
@Controller
class SignInController {

    private final ObjectProvider<DemoLogins> demo;
    private final UnsentForms unsent;

    SignInController(ObjectProvider<DemoLogins> demo, UnsentForms unsent) {
        this.demo = demo;
        this.unsent = unsent;
    }

    @GetMapping("/login")
    String page(@RequestParam Map<String, String> parameters, Actor actor, HttpServletRequest request, Model model) {
        if (actor != null) {
            return "redirect:/";
        }
        model.addAttribute("kept", unsent.waiting(request).isPresent());
        model.addAttribute(
                "reason",
                Stream.of("error", "locked", "blocked", "over", "out", "norole", "changed")
                        .filter(parameters::containsKey)
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "demoGroups", demo.stream().findFirst().map(DemoLogins::groups).orElse(List.of()));
        return "account/login";
    }
}
