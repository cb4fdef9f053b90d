package ru.metodkarta.web;

import java.util.Collection;
import java.util.Locale;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Lets a template pass the arguments of a message as one array or list, {@code #{${problem.code}(${problem.args})}}: by
 * itself Thymeleaf would take the array for a single argument.
 */
@Component
class TemplateMessages implements BeanPostProcessor {

    private final ApplicationContext messages;

    TemplateMessages(ApplicationContext messages) {
        this.messages = messages;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof SpringTemplateEngine engine) {
            engine.setTemplateEngineMessageSource(new Spreading(messages));
        }
        return bean;
    }

    private record Spreading(MessageSource source) implements MessageSource {

        @Override
        public String getMessage(String code, Object[] arguments, String otherwise, Locale locale) {
            return source.getMessage(code, spread(arguments), otherwise, locale);
        }

        @Override
        public String getMessage(String code, Object[] arguments, Locale locale) {
            return source.getMessage(code, spread(arguments), locale);
        }

        @Override
        public String getMessage(MessageSourceResolvable message, Locale locale) {
            return source.getMessage(message, locale);
        }

        private static Object[] spread(Object[] arguments) {
            if (arguments != null && arguments.length == 1) {
                if (arguments[0] instanceof Object[] array) {
                    return array;
                }
                if (arguments[0] instanceof Collection<?> list) {
                    return list.toArray();
                }
            }
            return arguments;
        }
    }
}
