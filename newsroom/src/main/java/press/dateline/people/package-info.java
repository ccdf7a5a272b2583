/// People: whose names stand in bylines ([People]), who may sign in ([Accounts]) and how ([SigningIn]), what they may
/// do ([Rights]) and what they did ([Audit]).
@NullMarked
package press.dateline.people;

import org.jspecify.annotations.NullMarked;
