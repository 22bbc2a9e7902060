package io.saima.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.SaimaTest;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaimaTest
class NamedDeploymentTest {

  @Autowired RepositoryService repository;

  @Test
  void formsOfTwoProcessesWithAStepOfTheSameNameAreBothDeployed() {
    String deployment =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("rectification")
            .latestVersion()
            .singleResult()
            .getDeploymentId();
    List<String> names = repository.getDeploymentResourceNames(deployment);
    assertThat(names)
        .contains(
            "bpmn/rectification.bpmn",
            "forms/rectification/task_approve.form",
            "forms/grade-approval/task_approve.form")
        .allMatch(name -> name.startsWith("bpmn/") || name.startsWith("forms/"));
  }
}
