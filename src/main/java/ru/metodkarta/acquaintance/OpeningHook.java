package ru.metodkarta.acquaintance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.CurrentActor;

/**
 * Notes the opening when a page that shows the text in force is about to be rendered: not for HEAD, a browser's guess
 * ahead, data or a page that was refused.
 */
@Component
class OpeningHook implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> ROADMAP = Set.of("/roadmaps/{id}", "/roadmaps/{id}/activities/{activityId}");
    private static final String WORK = "/assignments/{id}";

    private final Acquaintances acquaintances;

    OpeningHook(Acquaintances acquaintances) {
        this.acquaintances = acquaintances;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/roadmaps/*", "/roadmaps/*/activities/*", "/assignments/*");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        Actor actor = CurrentActor.of(request);
        if (page == null || actor == null || !shown(request, response)) {
            return;
        }
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (ROADMAP.contains(pattern)) {
            acquaintances.opened(actor, id(request));
        } else if (WORK.equals(pattern)) {
            acquaintances.openedWork(actor, id(request));
        }
    }

    private static boolean shown(HttpServletRequest request, HttpServletResponse response) {
        return "GET".equals(request.getMethod())
                && response.getStatus() == HttpStatus.OK.value()
                && !ahead(request, "Sec-Purpose")
                && !ahead(request, "Purpose")
                && !ahead(request, "X-Moz");
    }

    private static boolean ahead(HttpServletRequest request, String header) {
        String purpose = request.getHeader(header);
        return purpose != null && purpose.contains("prefetch");
    }

    private static UUID id(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return Ids.parse(String.valueOf(((Map<?, ?>) variables).get("id")));
    }
}
