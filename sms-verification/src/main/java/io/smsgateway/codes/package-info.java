/**
 * One-time codes of the application's own, sent by any provider: start at {@link io.smsgateway.codes.CodeService}.
 *
 * <pre>{@code
 * import io.smsgateway.Secret;
 * import io.smsgateway.codes.CodeCheck;
 * import io.smsgateway.codes.CodeKeys;
 * import io.smsgateway.codes.CodeSending;
 * import io.smsgateway.codes.CodeService;
 * import io.smsgateway.codes.CodeSettings;
 * import io.smsgateway.codes.CodeVerdict;
 * import io.smsgateway.codes.JdbcCodeStore;
 *
 * CodeService codes = CodeService.builder()
 *         .gateway(gateway)
 *         .keys(CodeKeys.of("k1", Secret.of("codes key", codesKey)))
 *         .store(JdbcCodeStore.of(dataSource))
 *         .settings(CodeSettings.DEFAULT)
 *         .build();
 * CodeSending started = codes.start(to, "login-code", session);
 * CodeCheck check = codes.check(started.id(), to, "login-code", session, typed);
 * boolean valid = check.verdict() == CodeVerdict.VALID;
 * }</pre>
 */
@NullMarked
package io.smsgateway.codes;

import org.jspecify.annotations.NullMarked;
