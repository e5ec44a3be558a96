package io.smsgateway.springboot;

import io.smsgateway.SmsGateway;

/** Decorator of the gateways behind the auto-configured beans. Internal: may change without notice. */
@FunctionalInterface
public interface GatewayDecorator {

    /** Returns a gateway around this one. */
    SmsGateway decorate(SmsGateway gateway);
}
