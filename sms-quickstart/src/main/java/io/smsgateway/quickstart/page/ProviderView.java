package io.smsgateway.quickstart.page;

import java.util.List;

/**
 * A provider as the page shows it.
 *
 * @param state whether it gets messages, and why not
 * @param up whether it gets messages
 * @param balance a line for each number of its balance
 * @param asOf when the balance was read
 * @param balanceAlert what was told of the balance last; empty for nothing
 * @param permits how many more requests may be in flight
 * @param fault what is wrong with the simulated vendor
 * @param broken whether anything is
 * @param taken how many messages the vendor really took
 */
record ProviderView(
        String name,
        String state,
        boolean up,
        List<String> balance,
        String asOf,
        String balanceAlert,
        int permits,
        String fault,
        boolean broken,
        int taken) {}
