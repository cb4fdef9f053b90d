package ru.metodkarta.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.support.StorageBasedLockProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Before each test class: clones the template (schema and demo content, ~30 ms) and points the application at the clone. */
public class FreshDatabase extends AbstractTestExecutionListener {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    record Source(SwitchableDataSource dataSource, JdbcConnectionDetails details) {}

    @Override
    public int getOrder() {
        return 1000; // before dependencies are injected, after the context can be asked for
    }

    @Override
    public void beforeTestClass(TestContext context) throws Exception {
        TestTime.reset();
        Source source = context.getApplicationContext().getBean(Source.class);
        String url = source.details().getJdbcUrl();
        String base = databaseOf(url);
        String name = "test_" + NUMBER.incrementAndGet();
        DataSource former = source.dataSource().getTargetDataSource();
        if (former instanceof HikariDataSource pool) {
            pool.close(); // a template must have no visitors
        }
        try (Connection admin = DriverManager.getConnection(
                        inDatabase(url, "template1"),
                        source.details().getUsername(),
                        source.details().getPassword());
                Statement statement = admin.createStatement()) {
            statement.execute("create database " + name + " template \"" + base + "\" strategy wal_log");
        }
        HikariDataSource clone = new HikariDataSource();
        clone.setJdbcUrl(inDatabase(url, name));
        clone.setUsername(source.details().getUsername());
        clone.setPassword(source.details().getPassword());
        clone.setMaximumPoolSize(8);
        source.dataSource().setTargetDataSource(clone);
        // locks remember which rows the database has
        context.getApplicationContext().getBean(StorageBasedLockProvider.class).clearCache();
    }

    private static String databaseOf(String url) {
        String path = url.substring(url.lastIndexOf('/') + 1);
        return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    }

    private static String inDatabase(String url, String database) {
        int start = url.lastIndexOf('/') + 1;
        int query = url.indexOf('?', start);
        return url.substring(0, start) + database + (query < 0 ? "" : url.substring(query));
    }
}
