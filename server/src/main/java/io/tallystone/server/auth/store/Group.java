package io.tallystone.server.auth.store;

import java.util.List;
import java.util.Map;

/** A group of users. Its members are found through {@link User#groups}. */
public record Group(
    String name,
    String path,
    String id,
    long createdAt,
    Map<String, String> inlinePolicies,
    List<String> attachedPolicies)
    implements Identity<Group> {

  /** Defensive copies; maps keep their order. */
  public Group {
    inlinePolicies = Copies.of(inlinePolicies);
    attachedPolicies = List.copyOf(attachedPolicies);
  }

  @Override
  public String arn(String account) {
    return "arn:aws:iam::" + account + ":group" + path + name;
  }

  @Override
  public Group withPolicies(Map<String, String> inline, List<String> attached) {
    return new Group(name, path, id, createdAt, inline, attached);
  }

  /** Renamed or moved. */
  public Group at(String newPath, String newName) {
    return new Group(newName, newPath, id, createdAt, inlinePolicies, attachedPolicies);
  }
}
