package io.smsgateway.quickstart;

import java.io.PrintStream;
import java.util.Map;

/** Sends for real where the environment names credentials and a recipient, else tells the story. */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), System.out) ? 0 : 1);
    }

    /** Whether everything went as it should. */
    static boolean run(Map<String, String> environment, PrintStream out) {
        RealAccounts accounts;
        try {
            accounts = RealAccounts.of(environment);
        } catch (IllegalArgumentException incomplete) {
            out.println("Nothing was sent: " + incomplete.getMessage());
            return false;
        }
        return accounts.isEmpty() ? new Story(out).tell() : new RealMessage(accounts, out).send();
    }
}
