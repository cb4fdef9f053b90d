package ru.metodkarta.notices;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    static final String EXECUTOR = "noticeExecutor";

    /** Few threads: a burst of decisions must not take the connections that pages need. 0: in the deciding thread. */
    @Bean(EXECUTOR)
    Executor noticeExecutor(@Value("${metodkarta.notices.threads:2}") int threads) {
        if (threads == 0) {
            return new SyncTaskExecutor();
        }
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(threads);
        executor.setThreadNamePrefix("notices-");
        return executor;
    }
}
