package io.saima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.saima.support.Models;
import io.saima.support.PassedNodes;
import io.saima.support.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs when all other tests of the build have ended: a node that none of them passed is not tested,
 * nor is a timer or a due date of which none says when it is.
 */
@Tag("last")
class EveryNodePassedTest {

  @Test
  void everyFlowNodeOfEveryModelWasPassedBySomeTest() {
    afterTheWholeSuite();
    Set<String> passed = PassedNodes.all();
    assertThat(Models.all()).isNotEmpty();
    List<String> never = new ArrayList<>();
    Models.all()
        .values()
        .forEach(
            model ->
                model.getModelElementsByType(FlowNode.class).stream()
                    .map(node -> processOf(node).getId() + "/" + node.getId())
                    .filter(node -> !passed.contains(node))
                    .forEach(never::add));
    assertThat(never).as("flow nodes that no test passed").isEmpty();
  }

  @Test
  void ofEveryTimerAndEveryDueDateSomeTestSaysWhenItIs() {
    afterTheWholeSuite();
    Set<String> never = Models.timed();
    assertThat(never).isNotEmpty();
    never.removeAll(Timetable.said());
    assertThat(never).as("timers and due dates of which no test says when they are").isEmpty();
  }

  private static void afterTheWholeSuite() {
    assumeTrue(
        System.getProperty("test", "").isEmpty() && !PassedNodes.all().isEmpty(),
        "Only the whole suite passes every node");
  }

  private static Process processOf(FlowNode node) {
    ModelElementInstance parent = node.getParentElement();
    while (!(parent instanceof Process)) {
      parent = parent.getParentElement();
    }
    return (Process) parent;
  }
}
