package io.saima.rating.web;

import io.saima.rating.LinkToken;
import io.saima.rating.QrCode;
import io.saima.rating.RatingChannels;
import io.saima.rating.ServiceRegistrations;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** An officer's last services, and the code that he shows at the counter. */
@Controller
@PreAuthorize("hasRole('OFFICER')")
class ServicePages {

  private final ServiceRegistrations registrations;
  private final RatingChannels channels;

  ServicePages(ServiceRegistrations registrations, RatingChannels channels) {
    this.registrations = registrations;
    this.channels = channels;
  }

  @GetMapping("/me/services")
  String list(Principal me, Model model) {
    model.addAttribute("services", registrations.of(me.getName()));
    return "rating/services";
  }

  /** Makes a new link each time: none is stored that could be shown again. */
  @PostMapping("/me/services/{id}/code")
  String code(@PathVariable String id, Principal me, Model model) {
    LinkToken token =
        registrations
            .show(id, me.getName())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    model.addAttribute("code", QrCode.of(channels.address("/rate/" + token.text(), here)));
    return "rating/code";
  }
}
