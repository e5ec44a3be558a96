package io.smsgateway.springboot.properties;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Page for development, of the module sms-page. Applies at start only.
 *
 * @param enabled Whether the page is served, at /sms-gateway/page and to this machine only
 */
public record PageProperties(@DefaultValue("false") boolean enabled) {}
