package io.saima.plan.web;

import io.saima.organization.CurrentCounty;
import io.saima.organization.Officer;
import io.saima.organization.sources.Allotment;
import io.saima.organization.sources.DataSource;
import io.saima.organization.sources.DataSources;
import io.saima.organization.sources.DataSources.Granted;
import io.saima.organization.sources.SourceAct;
import io.saima.organization.sources.SourceRefused;
import io.saima.plan.Allotments;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where the organization department registers data sources, gives and takes their tokens, and sees
 * what was refused; administrators only look. A token is on one page once: after a reload it is
 * gone.
 */
@Controller
@RequestMapping("/roles/sources")
@PreAuthorize("hasAnyRole('ORGANIZATION', 'ADMIN')")
class SourcesPage {

  private final DataSources sources;
  private final Allotments allotments;
  private final CurrentCounty county;

  SourcesPage(DataSources sources, Allotments allotments, CurrentCounty county) {
    this.sources = sources;
    this.allotments = allotments;
    this.county = county;
  }

  /** What was filled in, to be corrected. */
  record Entered(
      String name, String units, boolean everyUnit, String indicators, boolean everyIndicator) {}

  /** Something done to a source, with the name of whoever did it. */
  record Act(SourceAct act, String by) {}

  @GetMapping
  String list(Model model) {
    model.addAttribute("sources", sources.list());
    if (!model.containsAttribute("entered")) {
      model.addAttribute("entered", new Entered("", "", false, "", false));
    }
    return "plan/sources";
  }

  @GetMapping("/{id}")
  String one(@PathVariable long id, Model model) {
    DataSource source = found(id);
    model.addAttribute("source", source);
    if (!model.containsAttribute("entered")) {
      model.addAttribute("entered", entered(source));
    }
    model.addAttribute("refusals", sources.refusals(id));
    model.addAttribute(
        "acts", sources.acts(id).stream().map(act -> new Act(act, person(act.doneBy()))).toList());
    return "plan/source";
  }

  private static Entered entered(DataSource source) {
    Allotment allotment = source.allotment();
    return new Entered(
        source.name(),
        text(allotment.units()),
        allotment.units().isEmpty(),
        text(allotment.indicators()),
        allotment.indicators().isEmpty());
  }

  private static String text(Optional<Set<String>> codes) {
    return codes.map(some -> String.join("\n", some)).orElse("");
  }

  private String person(String account) {
    return county.get().officer(account).map(Officer::name).orElse(account);
  }

  @PostMapping
  @PreAuthorize("hasRole('ORGANIZATION')")
  String create(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String units,
      @RequestParam(defaultValue = "false") boolean everyUnit,
      @RequestParam(defaultValue = "") String indicators,
      @RequestParam(defaultValue = "false") boolean everyIndicator,
      Principal me,
      RedirectAttributes after) {
    try {
      Allotment allotment = allotments.read(units, everyUnit, indicators, everyIndicator);
      return granted(sources.create(name.strip(), allotment, me.getName()), after);
    } catch (SourceRefused why) {
      after.addFlashAttribute("problem", why.getMessage());
      after.addFlashAttribute(
          "entered", new Entered(name, units, everyUnit, indicators, everyIndicator));
      return "redirect:/roles/sources";
    }
  }

  @PostMapping("/{id}/allotment")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String allot(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String units,
      @RequestParam(defaultValue = "false") boolean everyUnit,
      @RequestParam(defaultValue = "") String indicators,
      @RequestParam(defaultValue = "false") boolean everyIndicator,
      Principal me,
      RedirectAttributes after) {
    DataSource source = found(id);
    try {
      sources.allot(
          id, allotments.read(units, everyUnit, indicators, everyIndicator), me.getName());
      after.addFlashAttribute("done", "报送范围已保存，即时生效。");
    } catch (SourceRefused why) {
      after.addFlashAttribute("problem", why.getMessage());
      after.addFlashAttribute(
          "entered", new Entered(source.name(), units, everyUnit, indicators, everyIndicator));
    }
    return back(id, after);
  }

  @PostMapping("/{id}/events")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String allowEvents(
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean allowed,
      Principal me,
      RedirectAttributes after) {
    found(id);
    sources.allowEvents(id, allowed, me.getName());
    after.addFlashAttribute("done", allowed ? "已准许报送服务事项，即时生效。" : "已停止报送服务事项，即时生效。");
    return back(id, after);
  }

  @PostMapping("/{id}/token")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String renew(@PathVariable long id, Principal me, RedirectAttributes after) {
    found(id);
    return granted(sources.renew(id, me.getName()), after);
  }

  @PostMapping("/{id}/revoke")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String revoke(@PathVariable long id, Principal me, RedirectAttributes after) {
    found(id);
    sources.revoke(id, me.getName());
    after.addFlashAttribute("done", "令牌已吊销，即时失效；已报送的数据不受影响。");
    return back(id, after);
  }

  private static String granted(Granted granted, RedirectAttributes after) {
    after.addFlashAttribute("token", granted.token());
    return back(granted.id(), after);
  }

  private static String back(long id, RedirectAttributes after) {
    after.addAttribute("id", id);
    return "redirect:/roles/sources/{id}";
  }

  private DataSource found(long id) {
    return sources.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
