package io.saima.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People's words are shown as words; what a field holds stays as it was written. */
class ShownTextsTest {

  private static final String NASTY = "**b** <img src=x> [a](http://x.example)";

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  private static Form form(String components) {
    return Form.read(
        new ByteArrayInputStream(
            ("{'components': [{'type': 'group', 'path': 'sheet', 'components': ["
                    + components
                    + "]}]}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "**粗** _斜_ ~~删~~ `码`",
        "<b>x</b> & &lt; &amp;#42; &#42;",
        "![x](https://elsewhere.example/y.png)",
        "www.elsewhere.example someone@elsewhere.example",
        "# 一\n- 二\n+ 三\n1. 四\n===\n| 五 |",
        "\\* \\\\ \"'{{sheet.x}}",
        "买买提·吐尔逊 𠮷"
      })
  void nothingMeaningfulIsLeftAndNothingIsLost(String text) {
    assertThat(Markup.escape(text).replaceAll("&#\\d+;", ""))
        .doesNotContainPattern("[*_~`<>&!\\[\\](){}#|=\\\\\"'@+-]")
        .doesNotContain("www.", "://");
    assertThat(Markup.unescape(Markup.escape(text))).isEqualTo(text);
  }

  @Test
  void figuresDatesAndTimesStayReadable() {
    assertThat(Markup.escape("2026-09-30 18:00，98.5%，3/4")).isEqualTo("2026-09-30 18:00，98.5%，3/4");
    assertThat(Markup.escape("-3.5")).isEqualTo("&#45;3.5");
  }

  @Test
  void onlyWhatATemplateShowsIsEscaped() throws IOException {
    Form form =
        form(
            """
            {'type': 'text', 'text': '## {{sheet.title}}{{if sheet.a then sheet.b else \\"sheet.c\\"}}'},
            {'type': 'html', 'content': '{{#loop sheet.said}}<p>{{this.text}}</p>{{/loop}}{{sheet.d}}'},
            {'type': 'table', 'dataSource': '=sheet.lines', 'columns': [{'key': 'name'}]},
            {'type': 'textfield', 'key': 'own'},
            {'type': 'dynamiclist', 'path': 'rows', 'components': [
              {'type': 'text', 'text': '=this.who'},
              {'type': 'text', 'text': '**{{this.name}}**'},
              {'type': 'textarea', 'key': 'content', 'readonly': true}]}
            """);
    JsonNode sheet =
        json(
            """
            {'title': 'N', 'a': 'N', 'b': 'N', 'c': 'N', 'd': 'N', 'own': 'N', 'id': 'N', 'n': 3,
             'said': [{'text': 'N', 'id': 'N'}], 'lines': [{'name': 'N'}],
             'rows': [{'who': 'N', 'name': 'N', 'content': 'N', 'officer': 'N', 'score': 8.5}]}
            """
                .replace("'N'", '"' + NASTY + '"'));
    JsonNode written = form.texts().escape(sheet);
    for (String shown :
        new String[] {"/title", "/a", "/b", "/d", "/said/0/text", "/rows/0/who", "/rows/0/name"}) {
      assertThat(written.at(shown).asText()).as(shown).isEqualTo(Markup.escape(NASTY));
    }
    for (String raw :
        new String[] {
          "/c", "/own", "/id", "/said/0/id", "/lines/0/name", "/rows/0/content", "/rows/0/officer"
        }) {
      assertThat(written.at(raw).asText()).as(raw).isEqualTo(NASTY);
    }
    assertThat(written.at("/n")).isEqualTo(sheet.at("/n"));
    assertThat(written.at("/rows/0/score")).isEqualTo(sheet.at("/rows/0/score"));
    assertThat(form.texts().unescape(written)).isEqualTo(sheet);
    assertThat(form.texts().conflicts()).isEmpty();
  }

  @Test
  void whatAFieldHoldsMustNotBeShownByATemplate() {
    Form form =
        form("{'type': 'text', 'text': '{{sheet.own}}'}, {'type': 'textfield', 'key': 'own'}");
    assertThat(form.texts().conflicts()).containsExactly("sheet.own");
  }
}
