package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.Cast;
import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.ServerTest;
import io.saima.support.TinyCounty;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What people can and cannot reach through the engine's REST interface. */
@ServerTest
class EngineDoorsTest {

  private static final String VARIABLES = "{\"variables\":{\"forged\":{\"value\":1}}}";

  @Autowired Environment environment;
  @Autowired TinyCounty county;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired TrySheet sheet;
  @Autowired Cast cast;
  @Autowired EngineGrants grants;
  @Autowired AuthorizationService authorizations;

  private ProcessInstance instance;
  private Task task;

  @BeforeEach
  void deploy() {
    county.settle();
    sheet.deploy(repository);
    instance = sheet.start(runtime, 2);
    task = cast.taskOf("OFF-2", "task_fill");
  }

  @AfterEach
  void remove() {
    repository.createProcessDefinitionQuery().processDefinitionKeyLike("try-%").list().stream()
        .map(definition -> definition.getDeploymentId())
        .distinct()
        .forEach(id -> repository.deleteDeployment(id, true));
  }

  private Client as(String username) {
    return new Client(environment).as(username);
  }

  private int get(String username, String path) {
    return as(username).get("/engine-rest" + path).status();
  }

  private int post(String username, String path, String json) {
    return as(username).json("POST", "/engine-rest" + path, json).status();
  }

  @Test
  void theAssigneeSeesHisTaskAndCompletesIt() {
    assertThat(as("OFF-2").get("/engine-rest/task?maxResults=10").body()).contains(task.getId());
    assertThat(get("OFF-2", "/task/" + task.getId())).isEqualTo(200);
    assertThat(get("OFF-2", "/task/" + task.getId() + "/deployed-form")).isEqualTo(200);
    assertThat(get("OFF-2", "/task/" + task.getId() + "/form-variables")).isEqualTo(200);
    assertThat(get("OFF-2", "/process-definition/" + instance.getProcessDefinitionId() + "/xml"))
        .isEqualTo(200);
    String rows = "{\\\"rows\\\":[{\\\"score\\\":80},{\\\"score\\\":81}]}";
    assertThat(
            post(
                "OFF-2",
                "/task/" + task.getId() + "/submit-form",
                "{\"variables\":{\"sheet\":{\"type\":\"Json\",\"value\":\"" + rows + "\"}}}"))
        .isEqualTo(204);
    assertThat(sheet.entered()).containsExactly("80 ", "81 ");
  }

  @Test
  void theFormIsItsAssigneesWhateverIsStoredAboutTheTask() {
    authorizations
        .createAuthorizationQuery()
        .resourceType(Resources.TASK)
        .resourceId(task.getId())
        .list()
        .forEach(stored -> authorizations.deleteAuthorization(stored.getId()));
    assertThat(readsForm("OFF-2")).isTrue();
    assertThat(readsForm("OFF-3")).isFalse();
    tasks.setAssignee(task.getId(), "OFF-3");
    assertThat(readsForm("OFF-2")).isFalse();
    assertThat(readsForm("OFF-3")).isTrue();
  }

  private boolean readsForm(String person) {
    try {
      return cast.as(person, () -> forms.getTaskFormVariables(task.getId())).containsKey("sheet");
    } catch (AuthorizationException e) {
      return false;
    }
  }

  @Test
  void anotherPersonFindsNothing() {
    assertThat(as("OFF-3").get("/engine-rest/task?maxResults=10").body()).isEqualTo("[]");
    assertThat(get("OFF-3", "/task/" + task.getId())).isEqualTo(404);
    for (String path : new String[] {"/variables", "/form-variables", "/deployed-form"}) {
      assertThat(get("OFF-3", "/task/" + task.getId() + path)).as(path).isIn(403, 404);
    }
    for (String path :
        new String[] {
          "/complete", "/submit-form", "/claim", "/assignee", "/delegate", "/resolve"
        }) {
      assertThat(post("OFF-3", "/task/" + task.getId() + path, "{\"userId\":\"OFF-3\"}"))
          .as(path)
          .isIn(403, 404);
    }
    assertThat(get("OFF-3", "/process-instance/" + instance.getId() + "/variables")).isEqualTo(403);
    for (String list :
        new String[] {
          "/process-instance",
          "/variable-instance",
          "/history/task",
          "/history/variable-instance",
          "/history/process-instance",
          "/incident",
          "/deployment",
          "/authorization"
        }) {
      assertThat(as("OFF-3").get("/engine-rest" + list + "?maxResults=10").body())
          .as(list)
          .isEqualTo("[]");
    }
  }

  @Test
  void theAssigneeCannotGoRoundHisForm() {
    String own = "/task/" + task.getId();
    assertThat(post("OFF-2", own + "/resolve", VARIABLES)).isEqualTo(403);
    assertThat(post("OFF-2", own + "/bpmnError", "{\"errorCode\":\"any\"}")).isEqualTo(403);
    assertThat(post("OFF-2", own + "/bpmnEscalation", "{\"escalationCode\":\"any\"}"))
        .isEqualTo(403);
    assertThat(post("OFF-2", own + "/variables", "{\"modifications\":{\"a\":{\"value\":1}}}"))
        .isEqualTo(403);
    assertThat(post("OFF-2", own + "/localVariables", "{\"modifications\":{\"a\":{\"value\":1}}}"))
        .isEqualTo(403);
    assertThat(post("OFF-2", own + "/delegate", "{\"userId\":\"OFF-3\"}")).isEqualTo(403);
    assertThat(post("OFF-2", own + "/assignee", "{\"userId\":\"OFF-3\"}")).isEqualTo(403);
    assertThat(post("OFF-2", own + "/claim", "{\"userId\":\"OFF-3\"}")).isEqualTo(403);
    assertThat(post("OFF-2", own + "/unclaim", "{}")).isEqualTo(403);
    assertThat(post("OFF-2", own + "/comment/create", "{\"message\":\"x\"}")).isIn(400, 403, 404);
    assertThat(post("OFF-2", own + "/complete", VARIABLES)).isIn(400, 403);
    assertThat(post("OFF-2", own + "/submit-form", VARIABLES)).isIn(400, 403);
    assertThat(runtime.createVariableInstanceQuery().variableName("forged").count()).isZero();
    assertThat(cast.taskOf("OFF-2", "task_fill").getId()).isEqualTo(task.getId());
  }

  @Test
  void whatAnEarlierReleaseLetEverybodyStartIsTakenBack() {
    Authorization granted =
        authorizations
            .createAuthorizationQuery()
            .groupIdIn("officer")
            .resourceType(Resources.PROCESS_DEFINITION)
            .resourceId("plan-approval")
            .singleResult();
    granted.addPermission(Permissions.CREATE_INSTANCE);
    authorizations.saveAuthorization(granted);
    assertThat(offered("OFF-3")).contains("plan-approval");

    grants.grant();

    assertThat(offered("OFF-3")).contains("statement-confirmation").doesNotContain("plan-approval");
    assertThat(offered("organization")).contains("plan-approval");
  }

  /** What Tasklist offers somebody to start. */
  private String offered(String person) {
    return as(person)
        .get(
            "/engine-rest/process-definition?latest=true&active=true&startableInTasklist=true"
                + "&startablePermissionCheck=true&maxResults=50")
        .body();
  }

  @Test
  void aDesignersHomeSaysWhatIsDeployed() {
    Client designer = new Client(environment).logIn("designer");
    assertThat(designer.get("/").body()).contains("已部署的流程", "weekly-log", "周纪实");
    assertThat(new Client(environment).logIn("OFF-2").get("/").body()).doesNotContain("已部署的流程");
  }

  @Test
  void nobodyStartsWhatIsNotForHim() {
    for (String person : new String[] {"OFF-2", "OFF-1", "organization", "designer"}) {
      assertThat(post(person, "/process-definition/key/try-sheet/start", VARIABLES)).isEqualTo(403);
      assertThat(post(person, "/process-definition/key/try-sheet/submit-form", VARIABLES))
          .isIn(400, 403);
      assertThat(post(person, "/message", "{\"messageName\":\"any\",\"all\":true}")).isIn(403);
      assertThat(post(person, "/signal", "{\"name\":\"any\"}")).isEqualTo(403);
      assertThat(post(person, "/condition", "{\"variables\":{\"a\":{\"value\":1}}}"))
          .isEqualTo(403);
    }
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(1);
  }

  @Test
  void nobodyChangesTheEngine() {
    for (String person : new String[] {"OFF-2", "organization", "designer"}) {
      assertThat(
              as(person)
                  .json("DELETE", "/engine-rest/process-instance/" + instance.getId(), "")
                  .status())
          .isEqualTo(403);
      assertThat(
              post(
                  person,
                  "/process-instance/" + instance.getId() + "/modification",
                  "{\"instructions\":[{\"type\":\"startBeforeActivity\","
                      + "\"activityId\":\"task_fill\"}]}"))
          .isEqualTo(403);
      assertThat(post(person, "/task/create", "{\"name\":\"x\"}")).isEqualTo(403);
      assertThat(
              post(
                  person,
                  "/filter/create",
                  "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{},\"properties\":{}}"))
          .isEqualTo(403);
      assertThat(
              post(
                  person,
                  "/authorization/create",
                  "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"OFF-2\","
                      + "\"resourceType\":7,\"resourceId\":\"*\"}"))
          .isEqualTo(403);
      assertThat(post(person, "/decision-definition/key/any/evaluate", "{\"variables\":{}}"))
          .isIn(403, 404);
    }
  }

  @Test
  void anOfficerLearnsAboutHimselfOnly() {
    Client officer = as("OFF-2");
    assertThat(officer.get("/engine-rest/user?maxResults=50").body())
        .contains("OFF-2")
        .doesNotContain("OFF-1", "admin");
    assertThat(officer.get("/engine-rest/user/count").body()).isEqualTo("{\"count\":1}");
    assertThat(officer.get("/engine-rest/user/OFF-1/profile").status()).isEqualTo(404);
    assertThat(officer.get("/engine-rest/user?memberOfGroup=officer&maxResults=50").body())
        .doesNotContain("OFF-1");
    assertThat(officer.get("/engine-rest/group?maxResults=50").body())
        .contains("officer")
        .doesNotContain("camunda-admin");
    assertThat(officer.get("/engine-rest/identity/groups?userId=OFF-2").body())
        .doesNotContain("OFF-3");
    String verify = "{\"username\":\"OFF-2\",\"password\":\"saima-demo\"}";
    assertThat(officer.json("POST", "/engine-rest/identity/verify", verify).body())
        .doesNotContain("\"authenticated\":true");
  }

  @Test
  void theAdministratorSeesEverybodyPageByPage() {
    Client admin = as("admin");
    assertThat(admin.get("/engine-rest/user/count").body()).isEqualTo("{\"count\":9}");
    Answer page =
        admin.get("/engine-rest/user?firstResult=1&maxResults=2&sortBy=userId&sortOrder=asc");
    assertThat(page.body()).contains("OFF-2", "OFF-3").doesNotContain("OFF-1", "SJ-1");
    assertThat(admin.get("/engine-rest/user?memberOfGroup=supervisor&maxResults=9").body())
        .contains("OFF-1", "SJ-1")
        .doesNotContain("OFF-2");
    assertThat(admin.get("/engine-rest/group?member=ZZ-1&maxResults=9").body())
        .contains("organization");
  }

  @Test
  void theDesignerDeploysWholeModelsAndNobodyElseDoes() {
    Map<String, String> whole =
        Map.of(
            "try-sheet.bpmn",
            Bpmn.convertToString(TrySheet.model()),
            "try-sheet.form",
            TrySheet.FORM);
    for (String person : new String[] {"OFF-1", "organization", "discipline", "ZZ-1"}) {
      assertThat(as(person).upload("/engine-rest/deployment/create", whole).status())
          .as(person)
          .isEqualTo(403);
    }
    Answer torn =
        as("designer")
            .upload(
                "/engine-rest/deployment/create",
                Map.of("try-sheet.bpmn", Bpmn.convertToString(TrySheet.model())));
    assertThat(torn.status()).isEqualTo(400);
    assertThat(torn.body()).contains("缺少表单 try-sheet_task_fill");
    Answer deployed = as("designer").upload("/engine-rest/deployment/create", whole);
    assertThat(deployed.status()).isEqualTo(200);
    assertThat(
            repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("try-sheet")
                .latestVersion()
                .singleResult()
                .getVersion())
        .isEqualTo(2);
    String id = deployed.body().replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
    assertThat(as("designer").json("DELETE", "/engine-rest/deployment/" + id, "").status())
        .isEqualTo(403);
  }

  @Test
  void bothFiltersAreThereForEverybodyOnce() {
    for (String person : new String[] {"OFF-2", "organization", "discipline"}) {
      String filters = as(person).get("/engine-rest/filter?maxResults=20").body();
      assertThat(filters).containsOnlyOnce("我的任务").containsOnlyOnce("已逾期");
    }
    String mine =
        as("OFF-2")
            .get(
                "/engine-rest/filter?name="
                    + "%E6%88%91%E7%9A%84%E4%BB%BB%E5%8A%A1"
                    + "&maxResults=2")
            .body();
    String id = mine.replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
    assertThat(as("OFF-2").get("/engine-rest/filter/" + id + "/list?maxResults=5").body())
        .contains(task.getId());
    assertThat(as("OFF-3").get("/engine-rest/filter/" + id + "/list?maxResults=5").body())
        .isEqualTo("[]");
  }
}
