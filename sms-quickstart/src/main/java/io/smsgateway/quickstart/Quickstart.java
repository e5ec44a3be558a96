package io.smsgateway.quickstart;

import io.smsgateway.SmsGateway;
import io.smsgateway.quickstart.page.Page;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.SmsBalances;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Entry point of the README. With {@code --serve} it serves the page until this process, or the one that
 * started it, ends. Where the environment has
 * credentials and a recipient it sends one real message; otherwise it runs the demo.
 */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--serve")) {
            endWithParent();
            URI page = Page.serve(arguments).url();
            System.out.println(
                    "The page is at " + page + " until you press Ctrl+C; a login by a code is at " + page + "login");
        } else if (arguments.length > 0) {
            // a mistyped option must not send a real message
            System.err.println("Nothing was done: write --serve, and after it what Spring Boot takes such as"
                    + " --server.port=9090, or no argument.");
            System.exit(1);
        } else {
            System.exit(run(System.getenv(), System.out) ? 0 : 1);
        }
    }

    /** Maven does not end the processes that it started when it is terminated, and the page would be served on. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            var unused = parent.onExit().thenRun(() -> System.exit(0));
        });
    }

    /** Runs the demo or sends one real message; returns whether it succeeded. */
    static boolean run(Map<String, String> environment, PrintStream out) {
        RealAccounts accounts;
        try {
            accounts = RealAccounts.of(environment);
        } catch (IllegalArgumentException incomplete) {
            out.println("Nothing was sent: " + incomplete.getMessage());
            return false;
        }
        return accounts.isEmpty() ? run(out) : new RealMessage(accounts, out).send();
    }

    private static boolean run(PrintStream out) {
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(SimulatedVendors.class)
                .web(WebApplicationType.NONE)
                .run()) {
            return new Demo(
                            out,
                            application.getBean(SmsGateway.class),
                            application.getBean(SmsBalances.class),
                            application.getBean(CurrentClient.class),
                            application.getBean(SmsSimulator.class))
                    .run();
        }
    }
}
