package io.saima.rating;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence instead of a stack trace why Saima does not start. */
class MissingContactKeyAnalyzer extends AbstractFailureAnalyzer<MissingContactKey> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, MissingContactKey cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "请设置环境变量 SAIMA_CONTACT_KEY（至少 32 个字符，可用 openssl rand -hex 32 生成），妥善保管，不要更换：\n"
            + "换了密钥，同一位群众前后的评价就认不出是同一人。\n"
            + "Set SAIMA_CONTACT_KEY (32 characters or more, for example from openssl rand -hex 32) and"
            + " keep it: under another key the same citizen is somebody else.",
        cause);
  }
}
