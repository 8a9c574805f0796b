"""Uses CloudWatch Logs through boto3 as any program would, and prints what came back as JSON."""

import json
import threading
import time

import boto3
from botocore.config import Config

GROUP = "/e2e/boto3"
STREAM = "worker-1"

logs = boto3.client("logs")
result = {}

logs.create_log_group(logGroupName=GROUP, tags={"team": "blue"})
logs.create_log_stream(logGroupName=GROUP, logStreamName=STREAM)
now = int(time.time() * 1000)
messages = ["ERROR first", "INFO second", '{"level":"ERROR","code":500}', "h\u00e9llo \u2603 \U0001f600\ttab"]
put = logs.put_log_events(
    logGroupName=GROUP,
    logStreamName=STREAM,
    logEvents=[{"timestamp": now + i, "message": m} for i, m in enumerate(messages)],
)
result["nextSequenceToken"] = put.get("nextSequenceToken")

got = logs.get_log_events(logGroupName=GROUP, logStreamName=STREAM, startFromHead=True)
result["got"] = [e["message"] for e in got["events"]]
result["timestamps"] = [e["timestamp"] - now for e in got["events"]]
again = logs.get_log_events(
    logGroupName=GROUP, logStreamName=STREAM, startFromHead=True, nextToken=got["nextForwardToken"]
)
result["endTokenStays"] = again["events"] == [] and again["nextForwardToken"] == got["nextForwardToken"]


def filtered(pattern):
    pages = logs.get_paginator("filter_log_events").paginate(
        logGroupName=GROUP, filterPattern=pattern, PaginationConfig={"PageSize": 1}
    )
    return [e["message"] for page in pages for e in page["events"]]


result["errors"] = filtered("ERROR")
result["json"] = filtered('{ $.code = 500 && $.level = "ERR*" }')

groups = [g for page in logs.get_paginator("describe_log_groups").paginate() for g in page["logGroups"]]
result["groups"] = [g["logGroupName"] for g in groups]
arn = groups[0]["logGroupArn"]
result["tags"] = logs.list_tags_for_resource(resourceArn=arn)["tags"]
streams = logs.describe_log_streams(logGroupName=GROUP, orderBy="LastEventTime", descending=True)["logStreams"]
result["lastEvent"] = streams[0]["lastEventTimestamp"] - now

for name, call in {
    "missing": lambda: logs.get_log_events(logGroupName="/no/such", logStreamName="x"),
    "duplicate": lambda: logs.create_log_group(logGroupName=GROUP),
    "retention": lambda: logs.put_retention_policy(logGroupName=GROUP, retentionInDays=2),
}.items():
    try:
        call()
        result[name] = "no error"
    except logs.exceptions.ResourceNotFoundException as e:
        result[name] = "typed " + e.response["Error"]["Code"]
    except logs.exceptions.ClientError as e:
        result[name] = e.response["Error"]["Code"]

# The model adds a prefix to the host name, which no name service knows for an endpoint of one's own.
tail_client = boto3.client("logs", config=Config(inject_host_prefix=False))
stream = tail_client.start_live_tail(logGroupIdentifiers=[arn], logEventFilterPattern="live")["responseStream"]
tailed = []
for event in stream:
    if "sessionStart" in event:
        writer = threading.Thread(
            target=lambda: logs.put_log_events(
                logGroupName=GROUP,
                logStreamName=STREAM,
                logEvents=[
                    {"timestamp": int(time.time() * 1000), "message": "live one"},
                    {"timestamp": int(time.time() * 1000), "message": "other"},
                ],
            )
        )
        writer.start()
    else:
        tailed += [r["message"] for r in event["sessionUpdate"]["sessionResults"]]
        if tailed:
            break
stream.close()
writer.join()
result["tailed"] = tailed

logs.delete_log_group(logGroupName=GROUP)
result["left"] = logs.describe_log_groups()["logGroups"]
print(json.dumps(result))
