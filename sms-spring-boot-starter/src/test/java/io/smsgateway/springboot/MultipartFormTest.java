package io.smsgateway.springboot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.http.Multipart;
import io.smsgateway.http.VendorHttpClient;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a servlet container, without any setting of its own, reads of a multipart form. */
class MultipartFormTest {

    private static final String TEXT = "极光 & \"Söhne\"";

    @TempDir
    Path folder;

    /** Says what it reads. */
    private static final class Echo extends HttpServlet {

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            String said = request.getParameter("sign") + "|"
                    + request.getPart("image").getSubmittedFileName() + "|"
                    + request.getPart("image").getSize();
            response.getOutputStream().write(said.getBytes(UTF_8));
        }
    }

    @Test
    void aServletContainerReadsChineseTexts() throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "echo", new Echo()).setMultipartConfigElement(new MultipartConfigElement(""));
        context.addServletMappingDecoded("/", "echo");
        tomcat.getConnector();
        tomcat.start();
        URI url = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
        try (VendorHttpClient client = new VendorHttpClient(HttpSettings.of(url))) {
            Multipart.Written form = new Multipart()
                    .text("sign", TEXT)
                    .file("image", "a.png", "image/png", new byte[] {1, 2, 3})
                    .write();

            assertThat(client.request(Method.POST, "/", Map.of("Content-Type", form.contentType()), form.bytes()))
                    .isInstanceOfSatisfying(
                            Responded.class,
                            response -> assertThat(new String(response.body(), UTF_8))
                                    .isEqualTo(TEXT + "|a.png|3"));
        } finally {
            tomcat.stop();
            tomcat.destroy();
            // set by Tomcat for the whole JVM; a later container would create the folder again
            System.clearProperty("catalina.base");
            System.clearProperty("catalina.home");
        }
    }
}
