package ru.metodkarta.demo;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Whether demo content is wanted: {@code metodkarta.demo} true or false decides; auto = only in the embedded database. */
@Component
class DemoSwitch {

    private final boolean on;

    DemoSwitch(
            @Value("${metodkarta.demo:auto}") String setting,
            @Value("${spring.datasource.url:}") String configuredDatabase) {
        on = "auto".equalsIgnoreCase(setting)
                ? !StringUtils.hasText(configuredDatabase)
                : Boolean.parseBoolean(setting);
    }

    boolean on() {
        return on;
    }
}
