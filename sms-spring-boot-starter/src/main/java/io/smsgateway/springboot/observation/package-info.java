/**
 * Observations, meters, health, the actuator endpoint and balance checks. Applications expose and configure them by
 * properties.
 *
 * <pre>{@code
 * management:
 *   endpoints.web.exposure.include: [health, prometheus, smsgateway]
 * sms-gateway:
 *   providers:
 *     jsms:
 *       app-key: "${JSMS_APP_KEY}"
 *       master-secret: "${JSMS_MASTER_SECRET}"
 *       balance: { check-every: 10m, low-below: 5000 }
 * }</pre>
 */
@NullMarked
package io.smsgateway.springboot.observation;

import org.jspecify.annotations.NullMarked;
