package org.warta.producer.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {
    private static final String PASSWORD = "of a test";

    @Test
    void refusesACertificateThatNobodyVouchesFor(@TempDir Path directory) throws Exception {
        try (TestSite site =
                        TestSite.start(selfSigned(directory.resolve("keys")).getServerSocketFactory());
                Fetching fetching = new Fetching()) {
            site.serve("/feed", TestSite.page(200, "<rss/>"));
            URI address = URI.create("https://a.test:" + site.port() + "/feed");

            assertThat(fetching.failure(address)).contains("could not be connected to securely");
            assertThat(site.connections()).isPositive();
            assertThat(site.allRequests()).isEmpty();
        }
    }

    @Test
    void failsOnAServerThatDoesNotSpeakTls() {
        try (TestSite site = TestSite.start();
                Fetching fetching = new Fetching()) {
            assertThat(fetching.failure(URI.create("https://a.test:" + site.port() + "/feed")))
                    .isNotEmpty();
            assertThat(site.allRequests()).isEmpty();
        }
    }

    private static SSLContext selfSigned(Path keys) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "site",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=a.test",
                        "-ext",
                        "san=dns:a.test",
                        "-keystore",
                        keys.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
