package io.saima.organization.web;

import io.saima.organization.imports.ImportRecords;
import io.saima.organization.imports.ImportRecords.ImportRecord;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where the organization department brings the county's files, and sees what came of them. */
@Controller
@PreAuthorize("hasRole('ORGANIZATION')")
class ImportPages {

  static final String PATH = "/imports";
  private static final int ROWS = 20;

  private final Uploads uploads;
  private final ImportRecords records;

  ImportPages(Uploads uploads, ImportRecords records) {
    this.uploads = uploads;
    this.records = records;
  }

  /** One of the tables that a county may bring: its file, what it holds, and when it is brought. */
  record CountyFile(String file, String holds, String when) {}

  /** Where in the list of imports a page stands. */
  record Paging(int number, int pages) {}

  /** In the order in which an upload takes them. */
  static final List<CountyFile> FILES =
      List.of(
          new CountyFile("units.csv", "单位与考核主体", "首次；机构变动时"),
          new CountyFile("officers.csv", "公务员", "首次；人员变动时"),
          new CountyFile("appointments.csv", "主管、提名、组织部等任职", "首次；分工变动时"),
          new CountyFile("relations.csv", "须回避的关系", "首次；有变动时"),
          new CountyFile("indicator-library.csv", "指标库", "首次；调库时"),
          new CountyFile("plans.csv", "岗位考核方案", "季度开始前"),
          new CountyFile("plan-indicators.csv", "方案的指标、权重与目标", "季度开始前"),
          new CountyFile("leave.csv", "请假", "每周"),
          new CountyFile("indicator-actuals.csv", "指标完成数", "每月对账前"),
          new CountyFile("weekly-logs.csv", "线下周纪实", "补录时"),
          new CountyFile("service-events.csv", "服务事项", "每月"),
          new CountyFile("ratings.csv", "群众评价", "每月"),
          new CountyFile("punishments.csv", "处分", "生效时"),
          new CountyFile("facts.csv", "核实的事实", "核实后"),
          new CountyFile("special-merits.csv", "一事一考与专项加分", "认定后"));

  @GetMapping(PATH)
  String list(@RequestParam(name = "page", defaultValue = "1") int asked, Model model) {
    long total = records.count();
    int pages = (int) Math.max(1, (total + ROWS - 1) / ROWS);
    int page = Math.max(1, Math.min(asked, pages));
    model.addAttribute("files", FILES);
    model.addAttribute("records", records.newest((page - 1) * ROWS, ROWS));
    model.addAttribute("paging", new Paging(page, pages));
    return "imports/list";
  }

  /** Takes the files of the page's form, and leads to what came of them. */
  @PostMapping(PATH)
  String take(HttpServletRequest request, Principal person) throws IOException {
    return "redirect:" + PATH + "/" + uploads.take(request, person.getName()).number();
  }

  @GetMapping(PATH + "/{number}")
  String one(@PathVariable long number, Model model) {
    ImportRecord record =
        records.find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("record", record);
    model.addAttribute("answer", record.answer().orElse(null));
    return "imports/one";
  }
}
