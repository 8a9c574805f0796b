package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Identities;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An operation of IAM: the class has the operation's name, and the caller must be allowed the
 * action of that name on the operation's {@link #target}.
 */
abstract class IamOperation<I extends SdkPojo, O extends SdkPojo> implements Operation<I, O> {
  /** What it works with. */
  protected final Iam iam;

  /** Resolves names. */
  protected final Targets targets;

  IamOperation(Iam iam) {
    this.iam = iam;
    this.targets = new Targets(iam);
  }

  @Override
  public final String name() {
    return getClass().getSimpleName();
  }

  @Override
  public List<Access> access(I input, Call call) {
    Target target = target(input, call);
    return List.of(new Access("iam:" + name(), target.arn(), target.keys()));
  }

  /** What it acts on. */
  abstract Target target(I input, Call call);

  /** The store. */
  final Identities identities() {
    return iam.identities();
  }
}
