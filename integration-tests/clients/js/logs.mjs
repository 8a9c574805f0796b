// Uses CloudWatch Logs through the AWS SDK for JavaScript v3, and prints what came back as JSON.
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  ResourceNotFoundException,
  StartLiveTailCommand,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const logGroupName = "/e2e/js";
const logStreamName = "page";
const client = new CloudWatchLogsClient({});
const result = {};

await client.send(new CreateLogGroupCommand({ logGroupName }));
await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
const put = (...messages) =>
  client.send(
    new PutLogEventsCommand({
      logGroupName,
      logStreamName,
      logEvents: messages.map((message) => ({ timestamp: Date.now(), message })),
    }),
  );
await put("ERROR one", "INFO two", "ERROR three \u{1f600}");

const got = await client.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }));
result.got = got.events.map((e) => e.message);

result.filtered = [];
for await (const page of paginateFilterLogEvents({ client, pageSize: 1 }, { logGroupName, filterPattern: "ERROR" })) {
  result.filtered.push(...page.events.map((e) => e.message));
}

try {
  await client.send(new GetLogEventsCommand({ logGroupName: "/no/such", logStreamName }));
} catch (e) {
  result.missing = e instanceof ResourceNotFoundException ? e.message : `untyped ${e.name}`;
}
result.identity = (await new STSClient({}).send(new GetCallerIdentityCommand({}))).Arn;

const { logGroups } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }));
const tailing = new CloudWatchLogsClient({ disableHostPrefix: true });
const { responseStream } = await tailing.send(
  new StartLiveTailCommand({ logGroupIdentifiers: [logGroups[0].logGroupArn], logEventFilterPattern: "live" }),
);
result.tailed = [];
for await (const event of responseStream) {
  if (event.sessionStart) {
    await put("live one", "other");
  } else if (event.sessionUpdate) {
    result.tailed.push(...event.sessionUpdate.sessionResults.map((r) => r.message));
    if (result.tailed.length > 0) break;
  } else {
    throw new Error(`unexpected event ${JSON.stringify(event)}`);
  }
}
tailing.destroy();
client.destroy();
console.log(JSON.stringify(result));
