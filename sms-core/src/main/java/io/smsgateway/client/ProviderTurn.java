package io.smsgateway.client;

/**
 * A call's turn at one provider.
 *
 * @param last whether no other provider may take the messages, so that they wait for this one as long as they have time
 */
record ProviderTurn(Call call, boolean last) {}
