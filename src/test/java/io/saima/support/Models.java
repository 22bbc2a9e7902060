package io.saima.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
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

  public static Resource[] files(String pattern) {
    try {
      return new PathMatchingResourcePatternResolver().getResources(pattern);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
