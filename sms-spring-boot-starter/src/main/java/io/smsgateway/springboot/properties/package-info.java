/**
 * Properties under {@code sms-gateway}: their classes, how they are read, checked and converted, and how failures are
 * reported. Applications set them in their configuration; the classes themselves are internal.
 *
 * <pre>{@code
 * sms-gateway:
 *   default-region: CN
 *   providers:
 *     jsms: { type: jsms, app-key: "${JSMS_APP_KEY}", master-secret: "${JSMS_MASTER_SECRET}" }
 *   templates:
 *     login-code:
 *       class: otp
 *       text: "Your code is {code}"
 *       providers:
 *         jsms: { template-id: 6, signature-id: 1, parameters: { code: code } }
 * }</pre>
 */
@NullMarked
package io.smsgateway.springboot.properties;

import org.jspecify.annotations.NullMarked;
