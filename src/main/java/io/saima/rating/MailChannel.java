package io.saima.rating;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Sends links by mail, if there is a mail server and an address to send from. */
@Component
@Order(1)
class MailChannel implements RatingChannel {

  private final ObjectProvider<JavaMailSender> server;
  private final String from;

  MailChannel(ObjectProvider<JavaMailSender> server, RatingSettings settings) {
    this.server = server;
    this.from = settings.mail();
  }

  @Override
  public String label() {
    return "邮件";
  }

  @Override
  public boolean reaches(ContactKind kind) {
    return kind == ContactKind.MAIL && !from.isBlank() && server.getIfAvailable() != null;
  }

  @Override
  public void send(LinkLetter letter) {
    SimpleMailMessage mail = new SimpleMailMessage();
    mail.setFrom(from);
    mail.setTo(letter.to().address());
    mail.setSubject(letter.subject());
    mail.setText(letter.text() + "\n\n" + letter.link());
    try {
      server.getObject().send(mail);
    } catch (MailException e) {
      throw new PushFailed(
          "邮件服务器没有收下链接（编号%s）。请核对SPRING_MAIL_HOST等邮件设置和发件地址SAIMA_RATING_MAIL，查邮件服务器日志；处理后重试。"
              .formatted(letter.id()),
          !refusedAddress(e));
    }
  }

  /** Whether the server refused the one to whom it goes: it may take others. */
  private static boolean refusedAddress(MailException e) {
    return e instanceof MailSendException sending
        && sending.getFailedMessages().values().stream().anyMatch(MailChannel::namesRecipient);
  }

  private static boolean namesRecipient(Exception failure) {
    Exception one = failure;
    while (one instanceof MessagingException of && !(one instanceof SMTPAddressFailedException)) {
      one = of.getNextException();
    }
    return one instanceof SMTPAddressFailedException;
  }
}
