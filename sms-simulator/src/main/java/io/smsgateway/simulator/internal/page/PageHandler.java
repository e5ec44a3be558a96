package io.smsgateway.simulator.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.internal.ControlException;
import io.smsgateway.simulator.internal.Exchange;
import io.smsgateway.simulator.internal.LocalOrigin;
import io.smsgateway.simulator.internal.RequestBody;
import io.smsgateway.simulator.internal.SimulatedVendor;
import io.smsgateway.simulator.internal.SimulatorServer;
import io.smsgateway.simulator.internal.VendorConsole;
import io.smsgateway.simulator.internal.VendorResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.UrlEncoded;

/** Serves the page at {@code /} and what belongs to it below {@code /page}; leaves other requests to the control API. */
public final class PageHandler extends Handler.Abstract {

    /** Nothing of other sites is loaded, no script runs but those of the page, and no other site shows it in a frame. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private static final int MAX_FORM = 1 << 16;
    private static final String ACTIONS = "/page/";

    private final PageView view;
    private final PageActions actions;

    /** Creates the page of this simulator. */
    public PageHandler(SimulatorServer server, List<? extends SimulatedVendor> vendors) {
        List<VendorConsole> consoles =
                vendors.stream().map(SimulatedVendor::console).toList();
        view = new PageView(server, consoles);
        actions = new PageActions(server, consoles);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = request.getHttpURI().getPath();
        boolean get = request.getMethod().equals("GET");
        if (!path.startsWith(ACTIONS) && !(path.equals("/") && get)) {
            return false;
        }
        VendorResponse result;
        try {
            LocalOrigin.require(request);
            if (path.equals("/page/events") && get) {
                String seen = decode(request.getHttpURI().getQuery()).getOrDefault("seen", "");
                new ChangeEvents(view::version, seen, request, response, callback).start();
                return true;
            }
            result = get ? show(path, request) : perform(path, request);
        } catch (ControlException e) {
            result = e.response();
        }
        new Exchange(request, response, callback).write(result);
        return true;
    }

    private VendorResponse show(String path, Request request) throws ControlException {
        return path.equals("/")
                ? html(200, PageQuery.of(decode(request.getHttpURI().getQuery())), "")
                : Assets.find(path).orElseThrow(() -> ControlException.unknown("the page has no file " + path));
    }

    private VendorResponse perform(String path, Request request) throws ControlException, IOException {
        ByteBuffer body = RequestBody.read(request, MAX_FORM)
                .orElseThrow(() -> ControlException.invalid("the form has more than " + MAX_FORM + " bytes"));
        Map<String, String> form = decode(UTF_8.decode(body).toString());
        String back = form.getOrDefault("back", "");
        PageQuery query = PageQuery.of(decode(back.substring(back.indexOf('?') + 1)));
        try {
            actions.perform(path.substring(ACTIONS.length()), form);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            return html(400, query, "Nothing was done: " + e.getMessage());
        }
        // a reload of the page that follows repeats nothing
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put("Location", query.href());
        return new VendorResponse(303, "text/plain", "", headers);
    }

    private VendorResponse html(int status, PageQuery query, String problem) {
        return new VendorResponse(status, "text/html;charset=UTF-8", view.page(query, problem), HEADERS);
    }

    /** Returns the fields of a form or of a query; of several with one name the last counts. */
    private static Map<String, String> decode(String fields) {
        Map<String, String> decoded = new HashMap<>();
        if (fields != null) {
            UrlEncoded.decodeTo(fields, decoded::put, UTF_8);
        }
        return decoded;
    }
}
