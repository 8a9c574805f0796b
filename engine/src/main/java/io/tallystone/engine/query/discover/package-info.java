/**
 * The fields of a log event, as AWS discovers them ("Supported logs and discovered fields"): JSON
 * by path, and by position in the known formats of VPC flow logs, Route 53 query logs, Lambda and
 * load balancers. All values are text as it stands in the message.
 */
@NullMarked
package io.tallystone.engine.query.discover;

import org.jspecify.annotations.NullMarked;
