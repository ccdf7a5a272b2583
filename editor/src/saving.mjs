// Nothing lost: each change goes to the server within two seconds and stays in the browser until it is acknowledged.
import {forget, keep} from './kept.mjs';
import {fetchPage, talk} from './talk.mjs';

// So long after the first change that is not on its way, in milliseconds, it is sent; and kept in the browser.
const SEND_AFTER = 1_000;
const KEEP_AFTER = 150;
// So many versions that were sent without an answer are remembered: only the first that arrived can have been saved.
const UNHEARD = 20;
const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000];

// The states a person is told of, by the words `state.…`: saved, changed, sending, unsent, signed-out, conflict,
// refused, too-large.
export class Saving {
  // @param content   gives {furniture, copy} as they stand
  // @param show      is told (state, details)
  // @param saved     is told what the server answered
  // @param conflict  is told of what somebody else saved, and of all that this tab sent and heard nothing of again
  constructor({story, tab, version, content, show, saved, conflict}) {
    Object.assign(this, {story, tab, version, content, show, saved, conflict});
    this.path = `/desk/stories/${story}`;
    this.edits = 0;
    this.acknowledged = 0;
    this.failures = 0;
    this.meant = false;
    this.hasFreshToken = false;
    this.unheard = [];
    this.waiters = [];
    addEventListener('online', () => this.sendSoon(0));
    addEventListener('beforeunload', event => {
      if (this.isUnsent()) event.preventDefault();
    });
    addEventListener('pagehide', () => this.leave());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.keepNow();
      else if (this.state === 'signed-out' || this.state === 'unsent') this.sendSoon(0);
    });
  }

  isUnsent() {
    return this.edits !== this.acknowledged;
  }

  tell(state, details = {}) {
    this.state = state;
    this.show(state, details);
  }

  changed() {
    this.edits++;
    if (!['signed-out', 'conflict', 'unsent', 'too-large', 'refused', 'sending'].includes(this.state)) this.tell('changed');
    this.keepTimer ??= setTimeout(() => this.keepNow(), KEEP_AFTER);
    if (this.state !== 'unsent' && this.state !== 'signed-out') this.sendSoon(SEND_AFTER);
  }

  // Sends what there is, as something that was asked for. Answers whether the server has it.
  save() {
    this.meant = true;
    this.edits++;
    return this.flush();
  }

  // Answers true once the server has everything, false when that failed.
  flush() {
    if (this.state === 'conflict') return Promise.resolve(false);
    if (!this.isUnsent() && !this.sending) return Promise.resolve(true);
    const done = new Promise(resolve => this.waiters.push(resolve));
    this.sendSoon(0);
    return done;
  }

  keepNow() {
    clearTimeout(this.keepTimer);
    this.keepTimer = null;
    if (!this.isUnsent()) return Promise.resolve();
    const {story, tab, version} = this;
    return keep({story, tab, base: version, at: Date.now(), ...this.content()}).catch(fault => this.show('not-kept', {fault}));
  }

  // A browser that keeps nothing has nothing to forget.
  forgetNow() {
    clearTimeout(this.keepTimer);
    this.keepTimer = null;
    return forget(this.story, this.tab).catch(() => {});
  }

  sendSoon(after) {
    if (this.state === 'conflict') return;
    if (after === 0) clearTimeout(this.sendTimer);
    else if (this.sendTimer) return;
    this.sendTimer = setTimeout(() => {
      this.sendTimer = null;
      this.send();
    }, after);
  }

  async send() {
    if (this.sending || !this.isUnsent() || this.state === 'conflict') return;
    this.sending = true;
    const edits = this.edits;
    const {meant} = this;
    this.meant = false;
    const sent = {base: this.version, tab: this.tab, meant, ...this.content()};
    if (this.failures === 0) this.tell('sending');
    const {status, body} = await talk('PUT', `${this.path}/working-copy`, sent);
    if (status === 200) {
      this.version = body.version;
      // Until this browser has forgotten it too, it counts as under way: whoever leaves the page by a button waits.
      if (edits === this.edits) await this.forgetNow();
    } else if (meant) this.meant = true;
    this.sending = false;
    await this.answered(status, body, edits, sent);
  }

  async answered(status, body, edits, sent) {
    if (status === 200) return this.acknowledge(body, edits);
    if (status === 409) {
      this.tell('conflict');
      await this.keepNow();
      this.answer(false);
      return this.conflict(body, this.unheard);
    }
    if (status === 413) {
      this.tell('too-large', body);
      return this.answer(false);
    }
    // After a new sign-in the page has another token. A no with the right one is meant.
    if (status === 403 && !this.hasFreshToken) {
      this.hasFreshToken = (await fetchPage(this.path)) !== null;
      if (this.hasFreshToken) return this.sendSoon(0);
      status = 401;
    }
    this.failures++;
    this.answer(false);
    if (status === 0 && this.unheard.length < UNHEARD) this.unheard.push(sent);
    this.tell({401: 'signed-out', 403: 'refused'}[status] ?? 'unsent', body);
    if (status !== 403) this.sendSoon(this.pause());
  }

  pause() {
    return PAUSES[Math.min(this.failures, PAUSES.length) - 1] ?? SEND_AFTER;
  }

  acknowledge(body, edits) {
    this.failures = 0;
    this.hasFreshToken = false;
    this.unheard = [];
    this.acknowledged = edits;
    this.tell(this.isUnsent() ? 'changed' : 'saved', body);
    this.saved(body);
    if (!this.isUnsent()) return this.answer(true);
    this.keepNow();
    this.sendSoon(this.waiters.length > 0 ? 0 : SEND_AFTER);
  }

  answer(done) {
    this.waiters.splice(0).forEach(resolve => resolve(done));
  }

  // Goes on from a version that this tab knows now; what it has is sent on top of it.
  goOnFrom(version, {send}) {
    this.version = version;
    this.failures = 0;
    this.acknowledged = send ? -1 : this.edits;
    this.tell(send ? 'changed' : 'saved', {});
    if (send) this.sendSoon(0);
    else this.forgetNow();
  }

  // What fits into the last breath of a page.
  leave() {
    if (!this.isUnsent() || this.state === 'conflict') return;
    this.keepNow();
    talk('PUT', `${this.path}/working-copy`, {base: this.version, tab: this.tab, meant: false, ...this.content()}, {keepalive: true});
  }
}
