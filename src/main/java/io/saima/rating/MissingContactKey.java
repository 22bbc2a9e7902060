package io.saima.rating;

/** Contacts of citizens could not be hashed: there is no key, or one that is too short. */
class MissingContactKey extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingContactKey() {
    super(
        "没有设置 SAIMA_CONTACT_KEY（至少 32 个字符），不能保护群众的联系方式，系统不能启动。\n"
            + "SAIMA_CONTACT_KEY is not set, or is shorter than 32 characters.");
  }
}
