package io.tallystone.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** The snapshot of an account. */
final class AccountDetailsTest {
  private static final String AUDIT = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  private static final String ALLOW =
      """
      {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}\
      """;
  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
       "Principal":{"AWS":"000000000000"}}}\
      """;

  @TempDir Path directory;
  private AuthServer server;
  private IamClient root;

  @BeforeEach
  void start() throws Exception {
    server = new AuthServer(directory, Clock.systemUTC());
    root = server.iam(server.root());
    root.createGroup(r -> r.groupName("Ops"));
    root.createUser(r -> r.userName("ann").tags(Tag.builder().key("team").value("red").build()));
    root.createUser(r -> r.userName("Bob"));
    root.addUserToGroup(r -> r.groupName("Ops").userName("ann"));
    root.putUserPolicy(r -> r.userName("ann").policyName("own").policyDocument(ALLOW));
    root.createRole(r -> r.roleName("app").assumeRolePolicyDocument(TRUST));
    root.attachRolePolicy(r -> r.roleName("app").policyArn(AUDIT));
    root.createPolicy(r -> r.policyName("local").policyDocument(ALLOW));
  }

  @AfterEach
  void stop() {
    root.close();
    server.close();
  }

  @Test
  void everythingIsShownWithItsPolicies() {
    GetAccountAuthorizationDetailsResponse all = root.getAccountAuthorizationDetails();

    assertThat(all.isTruncated()).isFalse();
    assertThat(all.userDetailList()).extracting(UserDetail::userName).containsExactly("ann", "Bob");
    UserDetail ann = all.userDetailList().getFirst();
    assertThat(ann.groupList()).containsExactly("Ops");
    assertThat(ann.tags()).singleElement().satisfies(t -> assertThat(t.value()).isEqualTo("red"));
    assertThat(ann.userPolicyList())
        .singleElement()
        .satisfies(
            p ->
                assertThat(URLDecoder.decode(p.policyDocument(), StandardCharsets.UTF_8))
                    .isEqualTo(ALLOW));
    assertThat(all.groupDetailList()).extracting(GroupDetail::groupName).containsExactly("Ops");
    assertThat(all.roleDetailList()).extracting(RoleDetail::roleName).containsExactly("app");
    assertThat(all.policies())
        .extracting(ManagedPolicyDetail::policyName)
        .containsExactly("local", "ReadOnlyAccess");
  }

  @Test
  void aFilterLeavesKindsOut() {
    GetAccountAuthorizationDetailsResponse users =
        root.getAccountAuthorizationDetails(r -> r.filter(EntityType.USER));
    assertThat(users.userDetailList()).hasSize(2);
    assertThat(users.groupDetailList()).isEmpty();
    assertThat(users.roleDetailList()).isEmpty();
    assertThat(users.policies()).isEmpty();
  }

  @Test
  void pagesShowEachThingOnce() {
    List<String> seen = new ArrayList<>();
    root.getAccountAuthorizationDetailsPaginator(r -> r.maxItems(1))
        .forEach(
            page -> {
              page.userDetailList().forEach(u -> seen.add(u.userName()));
              page.groupDetailList().forEach(g -> seen.add(g.groupName()));
              page.roleDetailList().forEach(r -> seen.add(r.roleName()));
              page.policies().forEach(p -> seen.add(p.policyName()));
            });
    assertThat(seen).containsExactly("ann", "Bob", "Ops", "app", "local", "ReadOnlyAccess");
  }
}
