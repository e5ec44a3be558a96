/**
 * Routing: which providers a message may take, and in which order. Start at {@link io.smsgateway.routing.Routing}.
 *
 * <pre>{@code
 * import io.smsgateway.ProviderId;
 * import io.smsgateway.routing.Routing;
 * import java.util.List;
 * import java.util.Map;
 *
 * Routing mainland = Routing.inOrder(List.of(ProviderId.of("jsms"), ProviderId.of("itniotech")));
 * Routing abroad = Routing.inOrder(List.of(ProviderId.of("itniotech")));
 * Routing routing = Routing.byCountry(Map.of("DE", abroad), mainland);
 * }</pre>
 */
@NullMarked
package io.smsgateway.routing;

import org.jspecify.annotations.NullMarked;
