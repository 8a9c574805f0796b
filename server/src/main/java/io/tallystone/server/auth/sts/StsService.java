package io.tallystone.server.auth.sts;

import io.tallystone.wire.Service;
import java.util.List;
import java.util.Set;

/** STS on the endpoint. */
public final class StsService {
  private StsService() {}

  /** The service with all its operations. */
  public static Service create(Sts sts) {
    return new Service(
        "sts",
        "sts",
        Set.of(Service.Protocol.AWS_QUERY),
        Set.of(),
        "2011-06-15",
        "https://sts.amazonaws.com/doc/2011-06-15/",
        "",
        List.of(
            new AssumeRole(sts),
            new GetAccessKeyInfo(),
            new GetCallerIdentity(),
            new GetSessionToken(sts)));
  }
}
