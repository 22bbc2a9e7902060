package io.saima.rating;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one key. */
record Hmac(byte[] key) {

  private static final String ALGORITHM = "HmacSHA256";

  byte[] of(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
    }
  }

  String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  /** Without the key, wherever it may be printed. */
  @Override
  public String toString() {
    return "HMAC key";
  }
}
