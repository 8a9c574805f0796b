terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

variable "endpoint" {
  type = string
}

provider "aws" {
  skip_metadata_api_check = true
  endpoints {
    logs = var.endpoint
    iam  = var.endpoint
    sts  = var.endpoint
  }
}

data "aws_caller_identity" "me" {}

resource "aws_cloudwatch_log_group" "app" {
  name              = "/e2e/terraform"
  retention_in_days = 30
  tags = {
    team = "blue"
  }
}

resource "aws_cloudwatch_log_stream" "web" {
  name           = "web"
  log_group_name = aws_cloudwatch_log_group.app.name
}

resource "aws_cloudwatch_log_resource_policy" "delivery" {
  policy_name = "delivery"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "delivery.logs.amazonaws.com" }
      Action    = "logs:PutLogEvents"
      Resource  = "${aws_cloudwatch_log_group.app.arn}:*"
    }]
  })
}

resource "aws_iam_user" "writer" {
  name = "writer"
  tags = {
    team = "blue"
  }
}

resource "aws_iam_access_key" "writer" {
  user = aws_iam_user.writer.name
}

resource "aws_iam_user_policy" "write" {
  name = "write"
  user = aws_iam_user.writer.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "logs:PutLogEvents"
      Resource = "${aws_cloudwatch_log_group.app.arn}:*"
    }]
  })
}

resource "aws_iam_role" "reader" {
  name = "reader"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = aws_iam_user.writer.arn }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_policy" "read" {
  name = "read"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:Get*", "logs:Filter*"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.reader.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_group" "operators" {
  name = "operators"
}

resource "aws_iam_group_membership" "operators" {
  name  = "operators"
  group = aws_iam_group.operators.name
  users = [aws_iam_user.writer.name]
}

output "account" {
  value = data.aws_caller_identity.me.account_id
}

output "writer_key" {
  value = aws_iam_access_key.writer.id
}

output "writer_secret" {
  value     = aws_iam_access_key.writer.secret
  sensitive = true
}
