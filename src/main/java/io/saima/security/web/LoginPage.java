package io.saima.security.web;

import io.saima.security.DemoAccounts;
import io.saima.security.DemoAccounts.Example;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page that everybody may see. */
@Controller
class LoginPage {

  private final ObjectProvider<DemoAccounts> demo;

  LoginPage(ObjectProvider<DemoAccounts> demo) {
    this.demo = demo;
  }

  @GetMapping("/login")
  String show(
      Authentication login,
      @RequestParam(required = false) String error,
      @RequestParam(required = false) String logout,
      @RequestParam(required = false) String wait,
      Model model) {
    if (login != null && login.isAuthenticated()) {
      return "redirect:/";
    }
    model.addAttribute("refused", error != null);
    model.addAttribute("loggedOut", logout != null);
    model.addAttribute("wait", wait == null ? null : waitingTime(wait));
    DemoAccounts accounts = demo.getIfAvailable();
    List<Example> examples = accounts == null ? List.of() : accounts.examples();
    model.addAttribute("examples", examples);
    model.addAttribute("examplePassword", accounts == null ? null : DemoAccounts.PASSWORD);
    return "login";
  }

  private static String waitingTime(String seconds) {
    if (!seconds.matches("\\d{1,5}")) {
      return "一会儿";
    }
    int wait = Integer.parseInt(seconds);
    return wait < 60 ? wait + " 秒" : (wait + 59) / 60 + " 分钟";
  }
}
