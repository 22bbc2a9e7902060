package io.saima.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence instead of a stack trace why Saima does not start. */
class MissingAdminPasswordAnalyzer extends AbstractFailureAnalyzer<MissingAdminPassword> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, MissingAdminPassword cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "请设置环境变量 SAIMA_ADMIN_PASSWORD（至少 12 个字符）后重新启动；它只在第一次启动时使用。\n"
            + "Set SAIMA_ADMIN_PASSWORD (12 characters or more) and start again; it is used at the"
            + " first start only. For a demo start with the profile \"demo\".",
        cause);
  }
}
