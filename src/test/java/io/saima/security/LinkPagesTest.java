package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** What holds for every page behind a link, whatever the link is for. */
@ServerTest
@TestPropertySource(properties = {"saima.links.wrong-per-address=12", "saima.links.within=1h"})
class LinkPagesTest {

  @Autowired Environment environment;

  @Test
  void whatLeadsNowhereEndsAtOneFriendlyPageWithoutAccountAndWithoutCookie() {
    Client citizen = new Client(environment);
    Answer forged = citizen.get("/rate/" + "x".repeat(43));
    assertThat(forged.status()).isEqualTo(404);
    assertThat(forged.body())
        .contains("这个链接打不开评价", "<html lang=\"zh-CN\"")
        .doesNotContain("<script");
    assertThat(forged.headers())
        .containsEntry("referrer-policy", "no-referrer")
        .containsEntry("x-robots-tag", "noindex, nofollow, noarchive")
        .doesNotContainKey("set-cookie");
    assertThat(forged.headers().get("cache-control")).contains("no-store");
    assertThat(forged.headers().get("content-security-policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    for (String path :
        new String[] {"/rate", "/rate/", "/rate/a", "/rate/a/b", "/rate/%E5%85%B3"}) {
      Answer other = citizen.get(path);
      assertThat(other.status()).as(path).isEqualTo(404);
      assertThat(other.body()).as(path).isEqualTo(forged.body());
    }
    Answer posted = citizen.postBare("/rate/" + "x".repeat(43), Map.of("score", "10"));
    assertThat(posted.status()).isEqualTo(404);
    assertThat(posted.body()).isEqualTo(forged.body());
    assertThat(citizen.postBare("/rate/x", Map.of("comment", "x".repeat(300_000))).status())
        .isEqualTo(413);
    assertThat(citizen.upload("/rate/x", "files", Map.of("a.txt", "x")).status()).isEqualTo(415);
    tryingOutTokensIsSlowedDown(citizen);
  }

  private static void tryingOutTokensIsSlowedDown(Client citizen) {
    Answer answer = null;
    for (int i = 0; i < 12; i++) {
      answer = citizen.get("/rate/guess-" + i);
    }
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.body()).contains("请稍后再试");
    assertThat(answer.headers()).containsKey("retry-after");
  }
}
