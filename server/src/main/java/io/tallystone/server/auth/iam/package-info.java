/**
 * The IAM service: one class per operation. Operations validate, change {@code auth.store}, and
 * show the result in the SDK's shapes. Messages follow the IAM API reference and what AWS answers.
 */
@NullMarked
package io.tallystone.server.auth.iam;

import org.jspecify.annotations.NullMarked;
