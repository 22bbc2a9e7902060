package io.saima.organization.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.organization.imports.ImportTable;
import io.saima.support.SaimaTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SaimaTest
class ImportPagesTest {

  private static final RequestPostProcessor ORGANIZATION =
      user("organization").roles("ORGANIZATION");
  private static final String UNITS =
      "code,name,kind,parent_code,district_class,pooling,pool_code\n";

  @Autowired MockMvc http;

  @Test
  void anUploadLeadsToItsResultAndIsRemembered() throws Exception {
    page("/imports").andExpect(content().string(containsString("还没有导入过数据")));

    String result = upload("units.csv", UNITS + "U1,信访局,行政,,,OWN,\n");
    page(result)
        .andExpect(content().string(containsString("全部文件已导入")))
        .andExpect(content().string(containsString("1 行")));

    page("/imports")
        .andExpect(content().string(containsString(result)))
        .andExpect(content().string(containsString("organization")))
        .andExpect(content().string(containsString("已导入")));
  }

  @Test
  void aRefusedFileIsShownWithLineColumnAndWhatToDo() throws Exception {
    page(upload("units.csv", UNITS + "u1,信访<b>局</b>,行政,,,OWN,\n"))
        .andExpect(content().string(containsString("有错误，未导入")))
        .andExpect(content().string(containsString("<td class=\"num\">2</td>")))
        .andExpect(content().string(containsString("<td>code</td>")))
        .andExpect(content().string(containsString("PATTERN")));
  }

  @Test
  void onlyTheOrganizationDepartmentComesHere() throws Exception {
    RequestPostProcessor officer = user("A1").roles("OFFICER");
    http.perform(get("/imports").with(officer)).andExpect(status().isForbidden());
    http.perform(get("/imports/1").with(officer)).andExpect(status().isForbidden());
    http.perform(
            multipart("/imports")
                .file(file("units.csv", UNITS))
                .with(officer)
                .with(csrf().asHeader()))
        .andExpect(status().isForbidden());
    http.perform(get("/imports/99").with(ORGANIZATION)).andExpect(status().isNotFound());
  }

  @Test
  void anUploadWithoutTheTokenInItsHeaderIsNotRead() throws Exception {
    http.perform(multipart("/imports").file(file("units.csv", UNITS)).with(ORGANIZATION))
        .andExpect(status().isUnsupportedMediaType());
    http.perform(
            multipart("/imports")
                .file(file("units.csv", UNITS))
                .with(ORGANIZATION)
                .header("X-CSRF-TOKEN", "forged"))
        .andExpect(status().isForbidden());
  }

  @Test
  void anEmptyUploadIsToldWhatItLacks() throws Exception {
    http.perform(multipart("/imports").with(ORGANIZATION).with(csrf().asHeader()))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("没有收到文件")));
  }

  @Test
  void thePageNamesEveryFileInTheOrderOfTheImport() {
    assertThat(ImportPages.FILES.stream().map(ImportPages.CountyFile::file))
        .containsExactlyElementsOf(
            ImportTable.ORDER.stream().map(table -> table + ".csv").toList());
  }

  private ResultActions page(String path) throws Exception {
    return http.perform(get(path).with(ORGANIZATION)).andExpect(status().isOk());
  }

  private String upload(String name, String content) throws Exception {
    return http.perform(
            multipart("/imports")
                .file(file(name, content))
                .with(ORGANIZATION)
                .with(csrf().asHeader()))
        .andExpect(status().is3xxRedirection())
        .andReturn()
        .getResponse()
        .getRedirectedUrl();
  }

  private static MockMultipartFile file(String name, String content) {
    return new MockMultipartFile(
        "files", name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
  }
}
