package io.saima.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.ModelException;

/**
 * Refuses a deployment whose models show forms that are not in it: a case keeps the forms that were
 * deployed with its model, so it would have none.
 */
final class CompleteDeployment {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CompleteDeployment() {}

  static void check(Object builder) {
    Map<String, ? extends Resource> resources =
        ((DeploymentBuilderImpl) builder).getDeployment().getResources();
    if (resources == null) {
      return;
    }
    Set<String> missing = new TreeSet<>();
    for (Resource resource : resources.values()) {
      if (resource.getName().endsWith(".bpmn") || resource.getName().endsWith(".bpmn20.xml")) {
        missing.addAll(formsOf(resource));
      }
    }
    missing.removeAll(forms(resources.values()));
    if (!missing.isEmpty()) {
      throw new NotValidException(
          "部署不完整：缺少表单 " + String.join("、", missing) + "。请把流程图和它引用的全部表单放在同一次部署中。");
    }
  }

  private static Set<String> forms(Collection<? extends Resource> resources) {
    return resources.stream()
        .filter(resource -> resource.getName().endsWith(".form"))
        .map(CompleteDeployment::formId)
        .collect(Collectors.toSet());
  }

  private static String formId(Resource form) {
    try {
      JsonNode id = JSON.readTree(form.getBytes()).path("id");
      return id.asText();
    } catch (IOException e) {
      throw new NotValidException("表单 " + form.getName() + " 不是有效的 JSON 文件。");
    }
  }

  private static List<String> formsOf(Resource model) {
    BpmnModelInstance bpmn;
    try {
      bpmn = Bpmn.readModelFromStream(new ByteArrayInputStream(model.getBytes()));
    } catch (ModelException e) {
      return List.of();
    }
    return Stream.concat(
            bpmn.getModelElementsByType(UserTask.class).stream().map(UserTask::getCamundaFormRef),
            bpmn.getModelElementsByType(StartEvent.class).stream()
                .map(StartEvent::getCamundaFormRef))
        .filter(Objects::nonNull)
        .toList();
  }
}
