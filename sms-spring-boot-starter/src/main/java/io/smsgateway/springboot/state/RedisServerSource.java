package io.smsgateway.springboot.state;

import io.smsgateway.springboot.properties.StateProperties;
import java.util.Optional;

/** Source of the application's Redis. Keeps the optional Spring Data Redis out of the configuration. */
@FunctionalInterface
interface RedisServerSource {

    Optional<RedisServer> find(StateProperties state);
}
