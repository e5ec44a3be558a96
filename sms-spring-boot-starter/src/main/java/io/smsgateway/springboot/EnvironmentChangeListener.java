package io.smsgateway.springboot;

import java.util.Set;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;

/** Refreshes when Spring Cloud publishes a change of the environment. Compares class names, because it is optional. */
record EnvironmentChangeListener(SmsGatewayRefresher refresher) implements GenericApplicationListener {

    private static final Set<String> CHANGES = Set.of(
            "org.springframework.cloud.context.environment.EnvironmentChangeEvent",
            "org.springframework.cloud.context.scope.refresh.RefreshScopeRefreshedEvent");

    @Override
    public boolean supportsEventType(ResolvableType eventType) {
        return CHANGES.contains(eventType.toClass().getName());
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        refresher.refresh();
    }
}
