/**
 * Who is calling and what they may do: accounts, IAM and STS. Packages depend on each other in one
 * direction: {@code policy ← store ← access ← {iam, sts} ←} this one.
 *
 * <p>Everything is kept as documents: users with their access keys ({@code iam-user}), groups,
 * roles, managed policies, root users ({@code iam-root}), temporary credentials ({@code
 * sts-session}). Secret access keys are in them in the clear, because checking a signature needs
 * them: whoever can read the catalogue can act as anybody.
 */
@NullMarked
package io.tallystone.server.auth;

import org.jspecify.annotations.NullMarked;
