package io.saima.organization.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.support.SaimaTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SaimaTest
class ImportControllerTest {

  private static final RequestPostProcessor ORGANIZATION =
      user("organization").roles("ORGANIZATION");
  private static final String UNITS =
      "code,name,kind,parent_code,district_class,pooling,pool_code\n";

  @Autowired MockMvc http;

  @Test
  void takesFilesAndSaysWhatChanged() throws Exception {
    http.perform(
            multipart("/api/imports")
                .file(file("leave.csv", "officer_id,from_date,to_date,kind\n"))
                .file(file("units.csv", UNITS + "U1,信访局,行政,,,OWN,\n"))
                .with(ORGANIZATION))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .json(
                    """
                    {"files": [
                      {"file": "units.csv", "status": "TAKEN", "changed": 1, "unchanged": 0},
                      {"file": "leave.csv", "status": "TAKEN", "changed": 0, "unchanged": 0}],
                     "errors": [], "more": 0}"""));
  }

  @Test
  void refusesWithFileLineColumnAndReason() throws Exception {
    http.perform(
            multipart("/api/imports")
                .file(file("units.csv", UNITS + "u1,信访局,行政,,,OWN,\n"))
                .file(file("leave.csv", "officer_id,from_date,to_date,kind\n"))
                .with(ORGANIZATION))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.files[0].status").value("REFUSED"))
        .andExpect(jsonPath("$.files[1].status").value("NOT_TRIED"))
        .andExpect(jsonPath("$.errors[0].file").value("units.csv"))
        .andExpect(jsonPath("$.errors[0].line").value(2))
        .andExpect(jsonPath("$.errors[0].column").value("code"))
        .andExpect(jsonPath("$.errors[0].reason").value("PATTERN"))
        .andExpect(jsonPath("$.errors[0].message").isNotEmpty());
  }

  @Test
  void isForTheOrganizationDepartmentOnly() throws Exception {
    http.perform(
            multipart("/api/imports")
                .file(file("units.csv", UNITS))
                .with(user("discipline").roles("DISCIPLINE")))
        .andExpect(status().isForbidden());
    http.perform(multipart("/api/imports").file(file("units.csv", UNITS)))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void saysInChineseWhatAnUploadLacks() throws Exception {
    http.perform(
            post("/api/imports").content("{}").contentType("application/json").with(ORGANIZATION))
        .andExpect(status().isUnsupportedMediaType())
        .andExpect(jsonPath("$.detail").value(containsString("multipart")));
    http.perform(multipart("/api/imports").with(ORGANIZATION))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("没有收到文件")));
    http.perform(
            multipart("/api/imports")
                .file(new MockMultipartFile("file", "units.csv", "text/csv", new byte[0]))
                .with(ORGANIZATION))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("files")));
  }

  @Test
  void nothingElseTakesUploads() throws Exception {
    http.perform(multipart("/login").file(file("units.csv", UNITS)))
        .andExpect(status().isUnsupportedMediaType());
  }

  private static MockMultipartFile file(String name, String content) {
    return new MockMultipartFile(
        "files", name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
  }
}
