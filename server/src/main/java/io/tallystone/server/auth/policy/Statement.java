package io.tallystone.server.auth.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement.
 *
 * @param sid empty if it has none
 * @param who null where the policy type has no principal
 * @param resources null in a trust policy, whose resource is the role
 */
public record Statement(
    String sid,
    Effect effect,
    @Nullable PrincipalElement who,
    PatternElement actions,
    @Nullable PatternElement resources,
    List<Condition> conditions) {

  /** How closely the statement names the caller; {@code NONE} if it does not apply. */
  Reach applies(Question question) {
    Reach reach = who == null ? Reach.IDENTITY : who.reach(question.caller());
    boolean applies =
        reach != Reach.NONE
            && actions.matches(question.action(), question.keys())
            && (resources == null || resources.matches(question.resource(), question.keys()))
            && conditions.stream().allMatch(condition -> condition.holds(question.keys()));
    return applies ? reach : Reach.NONE;
  }
}
