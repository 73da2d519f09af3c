package io.likeness.users.signin;

import io.likeness.common.LikenessProperties;
import io.likeness.common.UnusableSetting;
import java.util.List;
import org.apache.catalina.util.NetMask;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Believes what proxies say of a request (whom they forward, for which host, over https or not), if they are among those that the
 * settings name; what anybody else says of that is ignored.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final List<String> proxies;

    TrustedProxies(LikenessProperties properties) {
        this.proxies = properties.proxies();
        proxies.forEach(TrustedProxies::require);
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (proxies.isEmpty()) {
            return;
        }
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(String.join(",", proxies));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader("X-Forwarded-Host");
        valve.setPortHeader("X-Forwarded-Port");
        server.addEngineValves(valve);
    }

    /** What is no address would be taken for a pattern that fits none. */
    private static void require(String proxy) {
        try {
            new NetMask(proxy);
        } catch (IllegalArgumentException e) {
            throw new UnusableSetting(
                    "likeness.proxies names %s, which is neither an address nor a network.".formatted(proxy),
                    "Write addresses such as 172.18.0.5, or networks such as 172.18.0.0/16 or fd00::/8.");
        }
    }
}
