package io.saima.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.calendar.Deadlines;
import io.saima.calendar.Schedules;
import io.saima.support.Models;
import io.saima.support.SaimaTest;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;

/** The models, the forms and the code fit together: whatever one names, the other has. */
@SaimaTest
class ModelsTest {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
  private static final Pattern ROOT = Pattern.compile("(?<![.\\w])([a-zA-Z_]\\w*)(\\.(\\w+)\\()?");
  private static final Pattern NAMED =
      Pattern.compile("\\b(deadlines|schedules)\\.of\\('([^']*)'\\)");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Set<String> JUEL =
      Set.of(
          "and",
          "or",
          "not",
          "eq",
          "ne",
          "lt",
          "gt",
          "le",
          "ge",
          "empty",
          "true",
          "false",
          "null",
          "div",
          "mod",
          "execution",
          "task",
          "loopCounter");

  @Autowired ApplicationContext application;
  @Autowired Deadlines deadlines;
  @Autowired Schedules schedules;

  private final List<String> faults = new ArrayList<>();

  @Test
  void everyExpressionOfEveryModelResolves() {
    Set<String> variables = variables();
    Models.all()
        .forEach(
            (file, model) ->
                walk(
                    model.getDocument().getRootElement(),
                    (element, text) -> {
                      Matcher expression = EXPRESSION.matcher(text);
                      while (expression.find()) {
                        resolve(file, element, expression.group(1), variables);
                      }
                    }));
    assertThat(faults).isEmpty();
  }

  /** Something that looks at every attribute and text of a model. */
  private interface Reader {
    void read(DomElement element, String text);
  }

  private static void walk(DomElement element, Reader reader) {
    if (element.getNamespaceURI().contains("/DI") || element.getNamespaceURI().contains("/DC")) {
      return;
    }
    for (String attribute :
        List.of(
            "delegateExpression",
            "expression",
            "assignee",
            "candidateUsers",
            "candidateGroups",
            "dueDate",
            "followUpDate",
            "collection",
            "calledElement",
            "priority")) {
      for (String namespace : List.of(CAMUNDA, element.getNamespaceURI())) {
        String value = element.getAttribute(namespace, attribute);
        if (value != null) {
          reader.read(element, value);
        }
      }
    }
    String name = element.getLocalName();
    if (name.equals("conditionExpression")
        || name.startsWith("time")
        || name.equals("loopCardinality")
        || name.equals("completionCondition")
        || name.equals("in")
        || name.equals("expression")) {
      reader.read(element, element.getTextContent());
    }
    element.getChildElements().forEach(child -> walk(child, reader));
  }

  private void resolve(String file, DomElement element, String juel, Set<String> variables) {
    Matcher named = NAMED.matcher(juel);
    while (named.find()) {
      try {
        if ("deadlines".equals(named.group(1))) {
          deadlines.of(named.group(2));
        } else {
          schedules.of(named.group(2));
        }
      } catch (IllegalArgumentException e) {
        faults.add(file + ": " + e.getMessage());
      }
    }
    Matcher roots = ROOT.matcher(juel.replaceAll("'[^']*'|\"[^\"]*\"", ""));
    while (roots.find()) {
      String root = roots.group(1);
      String method = roots.group(3);
      if (application.containsBean(root)) {
        Class<?> type = ClassUtils.getUserClass(application.getBean(root));
        if (method != null
            && Arrays.stream(type.getMethods()).noneMatch(m -> m.getName().equals(method))) {
          faults.add("%s: the bean %s has no public method %s".formatted(file, root, method));
        }
        if ("delegateExpression".equals(attributeOf(element, juel))
            && !JavaDelegate.class.isAssignableFrom(type)
            && element.getLocalName().endsWith("Task")) {
          faults.add("%s: the bean %s is no delegate".formatted(file, root));
        }
      } else if (!JUEL.contains(root) && !variables.contains(root)) {
        faults.add(
            "%s, %s: ${%s} names neither a bean nor a process variable: %s"
                .formatted(file, element.getAttribute("id"), juel, root));
      }
    }
  }

  private static String attributeOf(DomElement element, String juel) {
    String delegate = element.getAttribute(CAMUNDA, "delegateExpression");
    return delegate != null && delegate.contains(juel) ? "delegateExpression" : "";
  }

  /** The names of all process variables that the code declares. */
  private static Set<String> variables() {
    Set<String> names = new HashSet<>();
    for (Resource file : Models.files("classpath*:io/saima/**/process/*.class")) {
      try {
        String path = file.getURL().getPath();
        String name =
            path.substring(path.lastIndexOf("io/saima/"), path.length() - ".class".length())
                .replace('/', '.');
        for (Field field : Class.forName(name).getDeclaredFields()) {
          if (field.getType() == ProcessVariable.class && Modifier.isStatic(field.getModifiers())) {
            field.setAccessible(true);
            names.add(((ProcessVariable<?>) field.get(null)).name());
          }
        }
      } catch (IOException | ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
    return names;
  }

  @Test
  void everyHumanStepHasItsFormItsCodeAnAssigneeAndADueDate() throws IOException {
    Map<String, String> forms = forms();
    Set<String> named = new TreeSet<>();
    Set<String> steps = new TreeSet<>();
    Set<String> code = new TreeSet<>();
    application
        .getBeansOfType(UserTask.class)
        .values()
        .forEach(bean -> code.add(bean.process() + "/" + bean.task()));
    Set<String> startable = new TreeSet<>();
    application
        .getBeansOfType(StartForm.class)
        .values()
        .forEach(bean -> startable.add(bean.process()));
    Models.all()
        .forEach(
            (file, model) ->
                model
                    .getModelElementsByType(org.camunda.bpm.model.bpmn.instance.UserTask.class)
                    .forEach(
                        task -> {
                          String process = processOf(model).getId();
                          String step = process + "/" + task.getId();
                          steps.add(step);
                          form(file, task.getId(), process, task.getDomElement(), forms, named);
                          if (!code.contains(step)) {
                            faults.add(step + " has no UserTask bean");
                          }
                          if (task.getCamundaAssignee() == null) {
                            faults.add(step + " has no assignee");
                          }
                          if (task.getCamundaDueDate() == null) {
                            faults.add(step + " has no due date");
                          }
                        }));
    Models.all()
        .forEach(
            (file, model) ->
                model.getModelElementsByType(StartEvent.class).stream()
                    .filter(start -> start.getDomElement().getAttribute(CAMUNDA, "formRef") != null)
                    .forEach(
                        start -> {
                          String process = processOf(model).getId();
                          form(file, start.getId(), process, start.getDomElement(), forms, named);
                          if (!startable.contains(process)) {
                            faults.add(process + " has a start form, but no StartForm bean");
                          }
                        }));
    code.stream()
        .filter(step -> !steps.contains(step))
        .forEach(step -> faults.add("The UserTask bean for " + step + " has no step in a model"));
    forms.keySet().stream()
        .filter(id -> !named.contains(id))
        .forEach(id -> faults.add("The form " + id + " is used by no model"));
    assertThat(faults).isEmpty();
  }

  private void form(
      String file,
      String step,
      String process,
      DomElement element,
      Map<String, String> forms,
      Set<String> named) {
    String form = element.getAttribute(CAMUNDA, "formRef");
    if (form == null || !forms.containsKey(form)) {
      faults.add("%s: the form of %s is missing: %s".formatted(file, step, form));
      return;
    }
    named.add(form);
    if (!"deployment".equals(element.getAttribute(CAMUNDA, "formRefBinding"))) {
      faults.add("%s: the form of %s is not bound to its deployment".formatted(file, step));
    }
    String expected = "forms/%s/%s.form".formatted(process, step);
    if (!forms.get(form).endsWith(expected)) {
      faults.add("%s: the form of %s does not stand in %s".formatted(file, step, expected));
    }
  }

  private static Process processOf(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).iterator().next();
  }

  @Test
  void theServerCanCheckEveryFormAndTasklistCanShowIt() throws IOException {
    for (Resource file : Models.files("classpath:forms/**/*.form")) {
      String name = file.getURL().getPath();
      JsonNode form =
          JSON.readTree(file.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
      if (!Form.read(file.getInputStream()).texts().conflicts().isEmpty()) {
        faults.add(name + " shows in a text what a field or a table of it holds");
      }
      if (form.path("schemaVersion").asInt() != 16
          || !"Camunda Platform".equals(form.path("executionPlatform").asText())) {
        faults.add(name + " is not written for this engine");
      }
      Map<String, Integer> ids = new HashMap<>();
      components(form.path("components"), name, ids);
      ids.forEach(
          (id, times) -> {
            if (times > 1) {
              faults.add(name + " uses the id " + id + " twice");
            }
          });
      JsonNode outer = form.path("components");
      for (JsonNode component : outer) {
        boolean sheet =
            "group".equals(component.path("type").asText())
                && "sheet".equals(component.path("path").asText());
        if (!sheet && component.has("key")) {
          faults.add(name + " has a field outside its sheet: " + component.path("key").asText());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private void components(JsonNode components, String form, Map<String, Integer> ids) {
    Set<String> known =
        Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "datetime",
            "text",
            "html",
            "table",
            "group",
            "dynamiclist",
            "expression",
            "image",
            "spacer",
            "separator");
    for (JsonNode component : components) {
      if (!known.contains(component.path("type").asText())) {
        faults.add(form + " has a component that does not work: " + component.path("type"));
      }
      ids.merge(component.path("id").asText(), 1, Integer::sum);
      components(component.path("components"), form, ids);
    }
  }

  private static Map<String, String> forms() throws IOException {
    Map<String, String> forms = new TreeMap<>();
    for (Resource file : Models.files("classpath:forms/**/*.form")) {
      String id = JSON.readTree(file.getInputStream()).path("id").asText();
      assertThat(forms.put(id, file.getURL().getPath())).as("forms called " + id).isNull();
    }
    return forms;
  }

  @Test
  void everyModelCanBeKeptShownAndRead() {
    Models.all()
        .forEach(
            (file, model) -> {
              for (Process process : model.getModelElementsByType(Process.class)) {
                if (!file.equals(process.getId() + ".bpmn")) {
                  faults.add(file + " holds the process " + process.getId());
                }
                if (process.getCamundaHistoryTimeToLiveString() == null) {
                  faults.add(file + " does not say how long its history is kept");
                }
              }
              Set<String> drawn = new HashSet<>();
              model
                  .getModelElementsByType(BpmnShape.class)
                  .forEach(shape -> drawn.add(shape.getBpmnElement().getId()));
              model
                  .getModelElementsByType(BpmnEdge.class)
                  .forEach(edge -> drawn.add(edge.getBpmnElement().getId()));
              for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
                if (!drawn.contains(node.getId())) {
                  faults.add(file + " does not show " + node.getId());
                }
                if (node instanceof Task
                    && (node.getName() == null || !HAN.matcher(node.getName()).find())) {
                  faults.add(file + " has no Chinese name for " + node.getId());
                }
              }
              for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
                if (!drawn.contains(flow.getId())) {
                  faults.add(file + " does not show " + flow.getId());
                }
              }
            });
    assertThat(faults).isEmpty();
  }
}
