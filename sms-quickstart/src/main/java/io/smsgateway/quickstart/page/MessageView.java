package io.smsgateway.quickstart.page;

import java.util.List;

/**
 * A message as the page shows it.
 *
 * @param kind {@code sending}, {@code accepted}, {@code refused} or {@code unconfirmed}
 * @param result what the gateway answered
 * @param attempts a line for each provider that was tried or passed over
 * @param reports what vendors told of it later
 * @param copies how many copies stand in the vendors' ledgers
 */
record MessageView(
        int number,
        String at,
        String to,
        String text,
        String kind,
        String result,
        List<String> attempts,
        List<String> reports,
        int copies) {}
