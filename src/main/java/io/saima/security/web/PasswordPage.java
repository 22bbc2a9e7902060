package io.saima.security.web;

import io.saima.security.OwnPassword;
import io.saima.security.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where everybody changes his own password, and who got a one-time password must. */
@Controller
class PasswordPage {

  private final OwnPassword passwords;

  PasswordPage(OwnPassword passwords) {
    this.passwords = passwords;
  }

  @GetMapping("/password")
  String show() {
    return "password";
  }

  @PostMapping("/password")
  String change(
      @AuthenticationPrincipal Person person,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String wanted,
      @RequestParam(defaultValue = "") String again,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes after) {
    Optional<String> problem =
        wanted.equals(again)
            ? passwords.change(person, current, wanted, request, response)
            : Optional.of("两次输入的新密码不一致。");
    if (problem.isPresent()) {
      model.addAttribute("problem", problem.get());
      return "password";
    }
    after.addFlashAttribute("done", "密码已修改。");
    return "redirect:/";
  }
}
