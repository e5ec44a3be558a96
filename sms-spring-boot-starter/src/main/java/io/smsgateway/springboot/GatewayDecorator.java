package io.smsgateway.springboot;

import io.smsgateway.SmsGateway;

/** Wraps the gateways that the auto-configured beans send by. Internal: may change without notice. */
@FunctionalInterface
public interface GatewayDecorator {

    /** Returns a gateway around this one. */
    SmsGateway decorate(SmsGateway gateway);
}
