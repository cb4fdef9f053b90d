package ru.metodkarta.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Lets one application context look at another database per test class, and counts the statements of a thread. */
public class SwitchableDataSource extends DelegatingDataSource {

    private static final ThreadLocal<List<String>> STATEMENTS = new ThreadLocal<>();

    SwitchableDataSource(DataSource first) {
        super(first);
    }

    /** SQL of the statements this thread executes while the deed runs. */
    public static List<String> statementsOf(Runnable deed) {
        List<String> seen = new ArrayList<>();
        STATEMENTS.set(seen);
        try {
            deed.run();
        } finally {
            STATEMENTS.remove();
        }
        return seen;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return STATEMENTS.get() == null ? connection : counting(connection);
    }

    private static Connection counting(Connection connection) {
        return proxy(Connection.class, connection, (name, arguments, result) -> {
            if (result instanceof Statement statement) {
                String sql =
                        arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
                return countingStatement(statement, sql);
            }
            return result;
        });
    }

    private static Object countingStatement(Statement statement, String prepared) {
        Class<?> type = statement instanceof java.sql.CallableStatement
                ? java.sql.CallableStatement.class
                : statement instanceof java.sql.PreparedStatement ? java.sql.PreparedStatement.class : Statement.class;
        return proxy(type, statement, (name, arguments, result) -> {
            List<String> seen = STATEMENTS.get();
            if (seen != null && name.startsWith("execute")) {
                seen.add(prepared != null ? prepared : arguments != null ? String.valueOf(arguments[0]) : "");
            }
            return result;
        });
    }

    private interface After {
        Object apply(String method, Object[] arguments, Object result);
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<?> type, Object target, After after) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            try {
                return after.apply(method.getName(), arguments, method.invoke(target, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
