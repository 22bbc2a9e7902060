package io.saima.plan.web;

import io.saima.calendar.Quarter;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.plan.ApprovedPolicy;
import io.saima.plan.PlanWords;
import io.saima.plan.Policies;
import io.saima.plan.PolicyRefused;
import io.saima.plan.PolicyVersion;
import io.saima.scoring.Channel;
import io.saima.scoring.Policy;
import io.saima.scoring.PolicyParameter;
import io.saima.scoring.PolicyParameter.Subject;
import io.saima.scoring.Rational;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The parameters of scoring: what holds, all versions, two of them side by side, and where the
 * organization department enters and approves the next one; discipline looks on.
 */
@Controller
@RequestMapping("/policies")
@PreAuthorize("hasAnyRole('ORGANIZATION', 'DISCIPLINE')")
class PolicyPages {

  private static final String INITIAL = "0";

  private final Policies policies;
  private final ApprovedPolicy approved;
  private final Assignments assignments;

  PolicyPages(Policies policies, ApprovedPolicy approved, Assignments assignments) {
    this.policies = policies;
    this.approved = approved;
    this.assignments = assignments;
  }

  /** Whether the reader may enter and decide. */
  @ModelAttribute("decides")
  boolean decides(HttpServletRequest request) {
    return request.isUserInRole("ORGANIZATION");
  }

  /** A parameter that differs between two policies. */
  record Difference(PolicyParameter parameter, String before, String after) {}

  @GetMapping
  String list(Model model) {
    Quarter running = policies.running();
    Optional<PolicyVersion> now = policies.inForce(running);
    model.addAttribute("running", running);
    model.addAttribute("now", now);
    model.addAttribute("policy", approved.of(running));
    model.addAttribute("versions", policies.all());
    model.addAttribute("initial", approved.initial());
    return page("plan/policies", model);
  }

  @GetMapping("/{id:\\d+}")
  String version(@PathVariable long id, Principal me, Model model) {
    PolicyVersion version = found(id);
    Policy before = approved.of(version.from().previous());
    model.addAttribute("version", version);
    model.addAttribute("policy", version.policy());
    model.addAttribute("before", before);
    model.addAttribute("differences", differences(before, version.policy()));
    model.addAttribute("own", version.draftedBy().equals(me.getName()));
    model.addAttribute(
        "forbidden",
        version.from().compareTo(policies.running()) >= 0
            ? policies.forbiddenPlans(version)
            : List.of());
    return page("plan/policy", model);
  }

  @GetMapping("/compare")
  String compare(@RequestParam String from, @RequestParam String to, Model model) {
    Policy before = policy(from);
    Policy after = policy(to);
    model.addAttribute("before", before);
    model.addAttribute("after", after);
    model.addAttribute("differences", differences(before, after));
    return page("plan/policy-compare", model);
  }

  private Policy policy(String number) {
    if (number.equals(INITIAL)) {
      return approved.initial();
    }
    if (!number.matches("\\d{1,18}")) {
      throw missing();
    }
    return found(Long.parseLong(number)).policy();
  }

  private static List<Difference> differences(Policy before, Policy after) {
    return Arrays.stream(PolicyParameter.values())
        .map(one -> new Difference(one, value(one, before), value(one, after)))
        .filter(one -> !one.before().equals(one.after()))
        .toList();
  }

  // ---- entering

  @GetMapping("/new")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String form(Model model) {
    Quarter first = policies.quarters().get(0);
    Map<String, String> entered = PolicyForm.values(approved.of(first));
    entered.remove("version");
    entered.put("quarter", first.toString());
    return form(entered, Map.of(), model);
  }

  private String form(Map<String, String> entered, Map<String, String> faults, Model model) {
    model.addAttribute("entered", entered);
    model.addAttribute("faults", faults);
    model.addAttribute("quarters", policies.quarters());
    model.addAttribute("defaults", PolicyForm.values(Policy.DEFAULT));
    return page("plan/policy-form", model);
  }

  @PostMapping
  @PreAuthorize("hasRole('ORGANIZATION')")
  String draft(
      @RequestParam Map<String, String> entered,
      Principal me,
      Model model,
      RedirectAttributes after) {
    try {
      PolicyVersion draft =
          policies.draft(
              entered.getOrDefault("quarter", ""),
              PolicyForm.parameters(entered),
              entered.getOrDefault("reference", "").strip(),
              entered.getOrDefault("reason", "").strip(),
              me.getName());
      after.addFlashAttribute("done", "已提交，请组织部另一位同志审批。");
      return back(draft.id(), after);
    } catch (PolicyRefused why) {
      model.addAttribute("problem", why.getMessage());
      return form(entered, why.faults(), model);
    }
  }

  // ---- deciding

  @PostMapping("/{id:\\d+}/decision")
  @PreAuthorize("hasRole('ORGANIZATION')")
  String decide(
      @PathVariable long id,
      @RequestParam String decision,
      @RequestParam(defaultValue = "") String opinion,
      Principal me,
      RedirectAttributes after) {
    PolicyVersion version = found(id);
    String by = me.getName();
    try {
      switch (decision) {
        case "APPROVE" -> {
          policies.approve(id, opinion.strip(), by);
          after.addFlashAttribute("done", "已批准，自%s起执行。".formatted(version.from().label()));
        }
        case "REFUSE" -> {
          policies.refuse(id, opinion.strip(), by);
          after.addFlashAttribute("done", "未批准，已告知拟定人。");
        }
        case "WITHDRAW" -> {
          policies.withdraw(id, by);
          after.addFlashAttribute("done", "已撤回。");
        }
        default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
      }
    } catch (PolicyRefused why) {
      after.addFlashAttribute("problem", why.getMessage());
    }
    return back(id, after);
  }

  private static String back(long id, RedirectAttributes after) {
    after.addAttribute("id", id);
    return "redirect:/policies/{id}";
  }

  private PolicyVersion found(long id) {
    return policies.find(id).orElseThrow(PolicyPages::missing);
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  // ---- what the templates ask

  private String page(String template, Model model) {
    model.addAttribute("subjects", Subject.values());
    model.addAttribute("channels", Channel.values());
    model.addAttribute("words", this);
    return template;
  }

  public String standing(PolicyVersion version) {
    return policies.standing(version);
  }

  /** A person as people know him; who is no officer is known by his account. */
  public String person(String id) {
    return assignments.county().officer(id).map(Officer::name).orElse(id);
  }

  /** A policy by its name; what nobody named are the defaults. */
  public String name(Policy policy) {
    return policy.version().equals(Policy.DEFAULT.version()) ? "默认参数" : policy.version();
  }

  /** A parameter's value as people read it. */
  public static String value(PolicyParameter parameter, Policy policy) {
    if (parameter != PolicyParameter.LIGHT_THRESHOLDS) {
      return parameter.in(policy);
    }
    List<String> limits = policy.lightThresholds().stream().map(Rational::toString).toList();
    return limits.size() == 2
        ? "三色：绿灯不低于%s，黄灯不低于%s，以下红灯".formatted(limits.toArray())
        : "四色：绿灯不低于%s，黄灯不低于%s，橙灯不低于%s，以下红灯".formatted(limits.toArray());
  }

  public String usual(PolicyParameter parameter) {
    return value(parameter, Policy.DEFAULT);
  }

  public boolean isUsual(PolicyParameter parameter, Policy policy) {
    return parameter.in(policy).equals(parameter.in(Policy.DEFAULT));
  }

  public String range(PolicyParameter parameter) {
    return PolicyForm.range(parameter);
  }

  public List<PolicyForm.Field> fields(PolicyParameter parameter) {
    return PolicyForm.fields(parameter);
  }

  /** A channel's part of the evaluation, in percent. */
  public String ofEvaluation(Channel channel, Policy policy) {
    return policy.share(channel).times(Rational.HUNDRED).fixed(2) + "%";
  }

  /** A channel's part of the quarterly score, in percent. */
  public String ofScore(Channel channel, Policy policy) {
    return policy.share(channel).times(policy.partWeights().e()).fixed(2) + "%";
  }

  public String publicShare(Policy policy) {
    return PlanWords.publicShare(policy);
  }
}
