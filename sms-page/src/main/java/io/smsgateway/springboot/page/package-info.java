/**
 * Page for the development of an application: sends messages, and shows their attempts, the providers and the outbox. It
 * responds to this machine only. A property in the profile for development enables it:
 *
 * <pre>{@code
 * sms-gateway:
 *   page.enabled: true
 *   providers:
 *     jsms: { type: log }
 * }</pre>
 */
@NullMarked
package io.smsgateway.springboot.page;

import org.jspecify.annotations.NullMarked;
