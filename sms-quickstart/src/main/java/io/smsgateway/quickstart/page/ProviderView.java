package io.smsgateway.quickstart.page;

import java.util.List;

/**
 * View of a provider.
 *
 * @param state the state, and the reason of a suspension
 * @param up whether it takes messages
 * @param balance one line per quota
 * @param asOf the time of the balance
 * @param balanceAlert the latest balance event; empty for none
 * @param permits number of further requests that may be in flight
 * @param fault the fault of the simulated vendor
 * @param broken whether it has a fault
 * @param taken number of messages that the vendor accepted
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
