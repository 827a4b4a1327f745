package org.warta.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.warta.platform.service.ServiceApplication;

/** Who may do what, asked over HTTP, with tokens known by hash and tokens signed by an issuer. */
class SecurityIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Issuer ISSUER = new Issuer();
    private static ConfigurableApplicationContext service;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {
        @Bean
        WritePaths writePaths() {
            return new WritePaths(List.of("/articles"), List.of("/page"));
        }

        @RestController
        static final class Endpoints {
            @GetMapping({"/articles", "/page"})
            String read() {
                return "read";
            }

            @PostMapping({"/articles", "/sources"})
            String write(Authentication who) {
                return who.getName();
            }
        }
    }

    @BeforeAll
    static void startService() {
        service = start(
                "--warta.security.tokens[0].name=wire",
                "--warta.security.tokens[0].sha256=" + sha256("wire-token"),
                "--warta.security.tokens[0].roles=submitter",
                "--warta.security.tokens[1].name=desk",
                "--warta.security.tokens[1].sha256=" + sha256("desk-token"),
                "--warta.security.tokens[1].roles=operator",
                "--warta.security.issuer=" + ISSUER.address(),
                "--warta.security.audience=warta",
                "--warta.security.roles-claim=realm_access.roles",
                "--warta.security.failures-per-minute=1000");
    }

    @AfterAll
    static void stopService() {
        service.close();
        ISSUER.close();
    }

    @Test
    void letsEverybodyRead() {
        assertThat(send(service, "GET", "/articles", null).body()).isEqualTo("read");
        assertThat(send(service, "GET", "/actuator/health/liveness", null).statusCode())
                .isEqualTo(200);
    }

    @Test
    void asksWritersForAToken() {
        HttpResponse<String> refused = send(service, "POST", "/articles", null);

        assertProblem(refused, 401, "unauthorized");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"warta\"");
        assertThat(refused.body()).contains("Authorization: Bearer").contains("\"instance\":\"/articles\"");
    }

    @Test
    void knowsTokensByTheirHash() {
        assertThat(send(service, "POST", "/articles", "desk-token").body()).isEqualTo("desk");
        assertThat(send(service, "POST", "/sources", "desk-token").body()).isEqualTo("desk");
        HttpResponse<String> wrong = send(service, "POST", "/articles", sha256("desk-token"));
        assertProblem(wrong, 401, "unauthorized");
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"invalid_token\"");
    }

    @Test
    void keepsSubmittersFromOperating() {
        String submitter = signed("pen", List.of("submitter"));

        assertThat(send(service, "POST", "/articles", submitter).body()).isEqualTo("pen");
        HttpResponse<String> refused = send(service, "POST", "/sources", submitter);
        assertProblem(refused, 403, "forbidden");
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).contains("insufficient_scope");
    }

    @Test
    void letsOperatorsOfTheIssuerDoEverything() {
        String operator = signed("chief", List.of("operator", "unknown"));

        assertThat(send(service, "POST", "/articles", operator).body()).isEqualTo("chief");
        assertThat(send(service, "POST", "/sources", operator).body()).isEqualTo("chief");
    }

    @Test
    void refusesTokensThatOnlyLookSigned() {
        Map<String, Object> roles = Map.of("roles", List.of("operator"));
        List<String> tokens = List.of(
                Issuer.sign(ISSUER.claims("other key").claim("realm_access", roles), Issuer.key()),
                ISSUER.sign(ISSUER.claims("late")
                        .claim("realm_access", roles)
                        .expirationTime(Date.from(Instant.now().minusSeconds(3600)))),
                ISSUER.sign(
                        ISSUER.claims("not for us").claim("realm_access", roles).audience("another")),
                ISSUER.sign(
                        ISSUER.claims("not by it").claim("realm_access", roles).issuer("http://127.0.0.1:1")),
                ISSUER.sign(new JWTClaimsSet.Builder().issuer(ISSUER.address()).audience("warta")),
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.",
                "garbage");

        for (String token : tokens) {
            assertProblem(send(service, "POST", "/articles", token), 401, "unauthorized");
        }
    }

    @Test
    void refusesASignedTokenWithoutRoles() {
        assertProblem(send(service, "POST", "/articles", ISSUER.sign(ISSUER.claims("guest"))), 403, "forbidden");
    }

    @Test
    void keepsNothingBetweenRequestsAndAllowsNoOtherOrigin() {
        HttpResponse<String> answer =
                send(service, "POST", "/articles", "desk-token", "Origin", "https://elsewhere.example");

        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "access-control-allow-origin");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void leavesWhatIsReadOnlyToTheService() {
        assertThat(send(service, "POST", "/page", null).statusCode()).isEqualTo(405);
    }

    @Test
    void asksToComeBackWhenTheIssuerIsAway() {
        try (ConfigurableApplicationContext other = start("--warta.security.issuer=http://127.0.0.1:1")) {
            HttpResponse<String> answer = send(other, "POST", "/articles", signed("pen", List.of("submitter")));

            assertProblem(answer, 503, "issuer-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        }
    }

    @Test
    void saysWhatToConfigureWhereNobodyMayWrite() {
        try (ConfigurableApplicationContext other = start()) {
            for (String token : Arrays.asList(null, "any")) {
                HttpResponse<String> refused = send(other, "POST", "/articles", token);
                assertProblem(refused, 403, "writing-not-configured");
                assertThat(refused.body()).contains("warta.security.tokens").contains("warta.security.issuer");
            }
        }
    }

    @Test
    void looksAtNoMoreTokensOfAnAddressThatSentTooManyWrongOnes() {
        try (ConfigurableApplicationContext other = start(
                "--warta.security.tokens[0].name=wire",
                "--warta.security.tokens[0].sha256=" + sha256("wire-token"),
                "--warta.security.tokens[0].roles=submitter",
                "--warta.security.failures-per-minute=2")) {
            assertProblem(send(other, "POST", "/articles", "wrong"), 401, "unauthorized");
            assertThat(send(other, "POST", "/articles", "wire-token").statusCode())
                    .isEqualTo(200);
            assertProblem(send(other, "POST", "/articles", "wrong"), 401, "unauthorized");

            HttpResponse<String> refused = send(other, "POST", "/articles", "wire-token");

            assertProblem(refused, 429, "too-many-failures");
            assertThat(refused.headers().firstValue("Retry-After")).contains("60");
            assertThat(send(other, "GET", "/articles", null).statusCode()).isEqualTo(200);
        }
    }

    private static String signed(String name, List<String> roles) {
        return ISSUER.sign(ISSUER.claims(name).claim("realm_access", Map.of("roles", roles)));
    }

    private static String sha256(String token) {
        return java.util.HexFormat.of().formatHex(digest(token));
    }

    private static byte[] digest(String token) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body()).contains("\"type\":\"urn:warta:problem:" + type + "\"");
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--server.port=0", "--warta.topics.provision=false"));
        all.addAll(List.of(arguments));
        return ServiceApplication.of(Service.class, "warta-platform").run(all.toArray(String[]::new));
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext to, String method, String path, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + to.getEnvironment().getRequiredProperty("local.server.port") + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
