package io.saima.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models as they are packed, by file name. */
public final class Models {

  private Models() {}

  public static Map<String, BpmnModelInstance> all() {
    Map<String, BpmnModelInstance> models = new TreeMap<>();
    for (Resource file : files("classpath:bpmn/*.bpmn")) {
      try (InputStream in = file.getInputStream()) {
        models.put(file.getFilename(), Bpmn.readModelFromStream(in));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return models;
  }

  /** Every timer and every human step of the models, as {@code process/node}. */
  public static Set<String> timed() {
    Set<String> timed = new TreeSet<>();
    for (BpmnModelInstance model : all().values()) {
      String process = model.getModelElementsByType(Process.class).iterator().next().getId();
      Stream.concat(
              model.getModelElementsByType(UserTask.class).stream(),
              model.getModelElementsByType(TimerEventDefinition.class).stream()
                  .map(timer -> (FlowNode) timer.getParentElement()))
          .forEach(node -> timed.add(process + "/" + node.getId()));
    }
    return timed;
  }

  public static Resource[] files(String pattern) {
    try {
      return new PathMatchingResourcePatternResolver().getResources(pattern);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
