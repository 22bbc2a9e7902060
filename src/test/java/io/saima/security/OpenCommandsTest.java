package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;

/** Every command class that the engine and its webapps have: which of them an officer may give. */
class OpenCommandsTest {

  private static final List<JavaClass> COMMANDS =
      new ClassFileImporter()
              .importPackages(
                  "org.camunda.bpm.engine", "org.camunda.bpm.webapp", "org.camunda.bpm.cockpit")
              .stream()
              .filter(type -> type.isAssignableTo(Command.class))
              .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
              .toList();

  private static List<JavaClass> open() {
    return COMMANDS.stream().filter(type -> EngineDoors.opens(type.reflect())).toList();
  }

  @Test
  void theEngineHasTheseCommandsAtAll() {
    assertThat(COMMANDS).hasSizeGreaterThan(300);
    assertThat(open()).hasSizeBetween(80, 160);
  }

  @Test
  void openCommandsAreNamedQueriesOrLookUpsOrTheThreeThatTaskGuardWatches() {
    Set<String> others =
        open().stream()
            .map(type -> type.getSimpleName())
            .filter(name -> !name.matches("Get[A-Z].*|.*QueryImpl|Cleanable.*ReportImpl"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(others)
        .containsExactly(
            "AuthorizationCheckCmd",
            "CheckPassword",
            "CompleteTaskCmd",
            "CreateGroupQueryCmd",
            "CreateTenantQueryCmd",
            "CreateUserQueryCmd",
            "DetermineHistoryLevelCmd",
            "ExecuteFilterCountCmd",
            "ExecuteFilterListCmd",
            "ExecuteFilterListPageCmd",
            "ExecuteFilterSingleResultCmd",
            "IsIdentityServiceReadOnlyCmd",
            "SubmitStartFormCmd",
            "SubmitTaskFormCmd");
  }

  @Test
  void noOpenCommandWrites() {
    Set<String> writing =
        open().stream()
            .filter(
                type ->
                    !type.isEquivalentTo(CompleteTaskCmd.class)
                        && !type.isEquivalentTo(SubmitTaskFormCmd.class)
                        && !type.isEquivalentTo(SubmitStartFormCmd.class))
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(OpenCommandsTest::writes)
            .map(JavaMethodCall::getDescription)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(writing).isEmpty();
  }

  /** Whether a call asks for the right to change something, or changes what the engine stores. */
  private static boolean writes(JavaMethodCall call) {
    String owner = call.getTargetOwner().getSimpleName();
    String name = call.getName();
    return owner.equals("CommandChecker")
            && name.matches("check(Create|Update|Delete|Assign|Work).*")
        || owner.equals("DbEntityManager") && name.matches("(insert|delete|update|lock|flush).*")
        || owner.endsWith("Manager")
            && name.matches("(insert|delete|update|save|create|add|log|schedule|lock|set).*")
        || owner.endsWith("Entity")
            && name.matches("(setVariable|insert|delete|remove|execute|complete).*");
  }

  @Test
  void whatChangesTheRecordIsClosed() {
    Set<String> open = open().stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
    assertThat(open)
        .doesNotContain(
            "SetAnnotationForOperationLog",
            "GetNextIdBlockCmd",
            "ResolveTaskCmd",
            "DeployCmd",
            "SetExecutionVariablesCmd",
            "AddCommentCmd",
            "CreateAttachmentCmd",
            "SaveFilterCmd");
    assertThat(COMMANDS.stream().map(JavaClass::getSimpleName))
        .contains("GetNextIdBlockCmd", "ResolveTaskCmd", "AddCommentCmd");
  }
}
