"""Acts as root, as a user with a narrow policy and in a role's session, and prints who could do what as JSON."""

import json
import os

import boto3

ALLOWED = "/access/allowed"
OTHER = "/access/other"
result = {}


def outcome(call):
    try:
        call()
        return "ok"
    except Exception as e:  # what a client sees is the point
        error = getattr(e, "response", {}).get("Error", {})
        return f"{error.get('Code')}: {error.get('Message')}"


def session(key):
    return boto3.Session(
        aws_access_key_id=key["AccessKeyId"],
        aws_secret_access_key=key["SecretAccessKey"],
        aws_session_token=key.get("SessionToken"),
    )


def writer(logs, group):
    return lambda: logs.put_log_events(
        logGroupName=group, logStreamName="s", logEvents=[{"timestamp": int(os.environ["NOW"]), "message": "m"}]
    )


root_logs = boto3.client("logs")
for group in (ALLOWED, OTHER):
    root_logs.create_log_group(logGroupName=group)
    root_logs.create_log_stream(logGroupName=group, logStreamName="s")
account = boto3.client("sts").get_caller_identity()["Account"]
region = os.environ["AWS_DEFAULT_REGION"]
arn = f"arn:aws:logs:{region}:{account}:log-group:{ALLOWED}:*"

iam = boto3.client("iam")
iam.create_user(UserName="writer")
key = iam.create_access_key(UserName="writer")["AccessKey"]
user = session(key)
user_logs = user.client("logs")
result["identity"] = user.client("sts").get_caller_identity()["Arn"]
result["beforePolicy"] = outcome(writer(user_logs, ALLOWED))

iam.put_user_policy(
    UserName="writer",
    PolicyName="write-one-group",
    PolicyDocument=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": arn},
                {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"},
            ],
        }
    ),
)
result["allowed"] = outcome(writer(user_logs, ALLOWED))
result["otherGroup"] = outcome(writer(user_logs, OTHER))
result["otherAction"] = outcome(lambda: user_logs.filter_log_events(logGroupName=ALLOWED))
result["iamAction"] = outcome(lambda: user.client("iam").create_user(UserName="mallory"))

role = iam.create_role(
    RoleName="reader",
    AssumeRolePolicyDocument=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Principal": {"AWS": result["identity"]}, "Action": "sts:AssumeRole"}
            ],
        }
    ),
)["Role"]["Arn"]
policy = iam.create_policy(
    PolicyName="read-all",
    PolicyDocument=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Action": ["logs:Filter*", "logs:Get*"], "Resource": "*"},
                {"Effect": "Deny", "Action": "*", "Resource": f"arn:aws:logs:*:*:log-group:{OTHER}:*"},
                {"Effect": "Deny", "Action": "*", "Resource": f"arn:aws:logs:*:*:log-group:{OTHER}"},
            ],
        }
    ),
)["Policy"]["Arn"]
iam.attach_role_policy(RoleName="reader", PolicyArn=policy)
assumed = user.client("sts").assume_role(RoleArn=role, RoleSessionName="e2e")
role_session = session(assumed["Credentials"])
role_logs = role_session.client("logs")
result["roleIdentity"] = role_session.client("sts").get_caller_identity()["Arn"]
result["roleReads"] = [e["message"] for e in role_logs.filter_log_events(logGroupName=ALLOWED)["events"]]
result["roleDenied"] = outcome(lambda: role_logs.filter_log_events(logGroupName=OTHER))
result["roleWrites"] = outcome(writer(role_logs, ALLOWED))
without_token = dict(assumed["Credentials"])
del without_token["SessionToken"]
result["withoutToken"] = outcome(lambda: session(without_token).client("logs").describe_log_groups())

iam.update_access_key(UserName="writer", AccessKeyId=key["AccessKeyId"], Status="Inactive")
result["inactiveKey"] = outcome(writer(user_logs, ALLOWED))
iam.update_access_key(UserName="writer", AccessKeyId=key["AccessKeyId"], Status="Active")
result["activeAgain"] = outcome(writer(user_logs, ALLOWED))
iam.delete_user_policy(UserName="writer", PolicyName="write-one-group")
result["policyGone"] = outcome(writer(user_logs, ALLOWED))
result["malformed"] = outcome(
    lambda: iam.put_user_policy(UserName="writer", PolicyName="bad", PolicyDocument="{not json")
)
result["userKey"] = {"id": key["AccessKeyId"], "secret": key["SecretAccessKey"]}
print(json.dumps(result))
