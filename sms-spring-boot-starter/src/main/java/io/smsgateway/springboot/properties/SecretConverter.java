package io.smsgateway.springboot.properties;

import io.smsgateway.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;

/**
 * Converts configured credentials; a blank one is none. Also used where Spring Boot itself binds a record with a secret. Internal:
 * may change without notice.
 */
public final class SecretConverter implements Converter<String, @Nullable Secret> {

    private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);
    private static final TypeDescriptor SECRET = TypeDescriptor.valueOf(Secret.class);

    /** Creates a converter. */
    public SecretConverter() {}

    /**
     * Returns the secret.
     *
     * @throws ConversionFailedException when it has a blank or a character that is not printable ASCII; Spring would put the value
     *     into the message of any other exception
     */
    @Override
    public @Nullable Secret convert(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return Secret.of("the value", text);
        } catch (IllegalArgumentException invalid) {
            throw new ConversionFailedException(TEXT, SECRET, "***", invalid);
        }
    }
}
