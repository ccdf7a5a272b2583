/// Mails to people: written here into the outbox, in the transaction of what they tell of, and sent from it.
///
/// Begin with [Letter]; [Mail] queues one, [Postman] delivers what is queued, [SmtpServer] speaks to the server.
@NullMarked
package press.dateline.mail;

import org.jspecify.annotations.NullMarked;
