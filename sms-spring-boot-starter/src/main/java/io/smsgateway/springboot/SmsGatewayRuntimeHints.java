package io.smsgateway.springboot;

import io.smsgateway.springboot.state.StoreRuntimeHints;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/** Runtime hints for native images: the adapters' wire records, bound by reflection, telephone numbering plans, and stores. */
final class SmsGatewayRuntimeHints implements RuntimeHintsRegistrar {

    private static final String[] ADAPTERS = {"io/smsgateway/jsms", "io/smsgateway/itniotech"};

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern("com/google/i18n/phonenumbers/data/*");
        StoreRuntimeHints.register(hints);
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(classLoader);
        for (String adapter : ADAPTERS) {
            try {
                for (Resource file : resolver.getResources("classpath*:" + adapter + "/*.class")) {
                    record(adapter, file, hints, classLoader);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the classes under " + adapter + " cannot be listed", unreadable);
            }
        }
    }

    private static void record(String adapter, Resource file, RuntimeHints hints, @Nullable ClassLoader classLoader) {
        String name = String.valueOf(file.getFilename()).replace(".class", "");
        Class<?> type = ClassUtils.resolveClassName(adapter.replace('/', '.') + "." + name, classLoader);
        if (type.isRecord()) {
            new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), type);
        }
    }
}
