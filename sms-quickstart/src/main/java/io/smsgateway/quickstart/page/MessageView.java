package io.smsgateway.quickstart.page;

import java.util.List;

/**
 * View of a message.
 *
 * @param kind {@code sending}, {@code accepted}, {@code refused} or {@code unconfirmed}
 * @param result the text of the result
 * @param attempts one line per provider that was attempted or passed over
 * @param reports one line per delivery report
 * @param copies number of copies in the vendors' ledgers
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
