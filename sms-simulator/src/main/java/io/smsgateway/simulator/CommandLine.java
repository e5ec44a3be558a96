package io.smsgateway.simulator;

import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.util.List;
import java.util.OptionalInt;

/** The command line of the simulator. */
final class CommandLine {

    private static final String SLF4J_VERBOSITY = "slf4j.internal.verbosity";

    private CommandLine() {}

    static void run(String[] arguments) throws InterruptedException {
        OptionalInt port = port(List.of(arguments));
        if (port.isEmpty()) {
            System.err.println("usage: [--port N], with N from 1 to 65533; N + 1 and N + 2 are used as well");
            return;
        }
        endWithParent();
        // SLF4J would warn on the console that there is no logging provider
        if (System.getProperty(SLF4J_VERBOSITY) == null) {
            System.setProperty(SLF4J_VERBOSITY, "ERROR");
        }
        try (SmsSimulator simulator = SmsSimulator.start(port.getAsInt())) {
            System.out.print(greeting(simulator));
            System.out.flush();
            simulator.join();
        }
    }

    static OptionalInt port(List<String> arguments) {
        if (arguments.isEmpty()) {
            return OptionalInt.of(0);
        }
        if (arguments.size() != 2 || !arguments.get(0).equals("--port")) {
            return OptionalInt.empty();
        }
        try {
            int port = Integer.parseInt(arguments.get(1));
            return port >= 1 && port <= 65533 ? OptionalInt.of(port) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    static String greeting(SmsSimulator simulator) {
        return """
                JSMS       %s
                           appKey %s  masterSecret %s
                           devKey %s  apiDevSecret %s
                           templates 1 (code), 2 (order), 3 (offer), 6 (own code), signature 1
                Itniotech  %s/sms
                           apiKey %s  apiSecret %s  appId %s
                Page       %s/
                Control    %s/state
                """.formatted(
                        simulator.jsmsUrl(),
                        JsmsVendor.APP_KEY,
                        JsmsVendor.MASTER_SECRET,
                        JsmsVendor.DEV_KEY,
                        JsmsVendor.API_DEV_SECRET,
                        simulator.itniotechUrl(),
                        ItniotechVendor.API_KEY,
                        ItniotechVendor.API_SECRET,
                        ItniotechVendor.APP_ID,
                        simulator.controlUrl(),
                        simulator.controlUrl());
    }

    /** A process that was started by another one must not outlive it, because it would keep its ports. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            var unused = parent.onExit().thenRun(() -> System.exit(0));
        });
    }
}
