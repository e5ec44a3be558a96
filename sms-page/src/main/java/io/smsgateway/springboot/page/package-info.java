/**
 * Page for the development of an application, with {@code sms-gateway.page.enabled: true}: sends messages, and shows their
 * attempts, the providers and the outbox. It responds to this machine only.
 */
@NullMarked
package io.smsgateway.springboot.page;

import org.jspecify.annotations.NullMarked;
