// What the copy desk finds, in the text and beside it, as one types.
import {Extension} from '@tiptap/core';
import {Plugin, PluginKey, TextSelection} from '@tiptap/pm/state';
import {Decoration, DecorationSet} from '@tiptap/pm/view';
import {all, place} from './passages.mjs';
import {talk} from './talk.mjs';
import {button, field, make, say} from './words.mjs';

// So long after the last key, in milliseconds, the copy desk reads again.
const READ_AFTER = 700;

const key = new PluginKey('findings');

// Underlines what was found and moves the lines with the text.
export const FindingMarks = Extension.create({
  name: 'findingMarks',
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, lines) => transaction.getMeta(key) ?? lines.map(transaction.mapping, transaction.doc),
      },
      props: {decorations: state => key.getState(state)},
    }),
  ],
});

const RANK = {block: 0, warn: 1, note: 2};
const FIELDS = {headline: 'headline', standfirst: 'standfirst-text', dateline: 'dateline'};

export class Findings {
  // @param content  gives {furniture, copy}
  // @param stets    whether whoever writes may let findings stand
  // @param goTo     focuses a part of the furniture: (part, rule)
  constructor({path, editor, list, summary, content, stets, goTo}) {
    Object.assign(this, {path, editor, list, summary, content, stets, goTo});
    this.found = [];
    this.asked = 0;
    editor.view.dom.addEventListener('click', event => {
      const mark = event.target.closest?.('[data-finding]');
      if (mark) this.item(mark.dataset.finding)?.scrollIntoView({block: 'nearest'});
    });
    document.addEventListener('keydown', event => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      this.step(event.shiftKey ? -1 : 1);
    });
  }

  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.read(), READ_AFTER);
  }

  async read() {
    const asked = ++this.asked;
    const publishAt = document.querySelector('form[data-move=publication] input[name=at]')?.value || undefined;
    const {status, body} = await talk('POST', `${this.path}/findings`, {...this.content(), publishAt});
    // An older answer than the last question, and none at all, leave what stands.
    if (status !== 200 || asked !== this.asked) return;
    this.found = body.findings.toSorted((a, b) => Boolean(a.stet) - Boolean(b.stet) || RANK[a.severity] - RANK[b.severity]);
    this.mark();
    this.show();
  }

  mark() {
    const {state, view} = this.editor;
    const passages = all(state.doc);
    const lines = [];
    for (const finding of this.found) {
      if (finding.part !== 'body' || finding.stet) continue;
      const range = place(passages, finding, finding.words);
      if (range && range[0] < range[1]) {
        lines.push(Decoration.inline(range[0], range[1], {class: `finding ${finding.severity}`, 'data-finding': finding.key}, {key: finding.key}));
      }
    }
    for (const finding of this.found.filter(one => !one.stet)) {
      finding.related.forEach((other, number) => {
        const range = other.part === 'body' && place(passages, other);
        if (range && range[0] < range[1]) {
          lines.push(Decoration.inline(range[0], range[1], {class: 'finding related', 'data-finding': finding.key}, {key: finding.key, number}));
        }
      });
    }
    view.dispatch(state.tr.setMeta(key, DecorationSet.create(state.doc, lines)).setMeta('addToHistory', false));
  }

  // @param number of a related place; none for the finding itself
  range(finding, number) {
    const [line] = key.getState(this.editor.state).find(undefined, undefined, spec => spec.key === finding.key && spec.number === number);
    return line ? [line.from, line.to] : null;
  }

  show() {
    const open = this.found.filter(one => !one.stet);
    const blocking = open.filter(one => one.severity === 'block').length;
    const said = open.length === 0 ? say('findings.none') : say('findings.count', open.length, blocking);
    if (this.summary.textContent !== said) this.summary.textContent = said;
    const focused = document.activeElement?.closest?.('[data-key]');
    // A reason that is being written is not taken away.
    if (focused?.querySelector('form')) return;
    const act = document.activeElement?.dataset?.act;
    this.list.replaceChildren(...this.found.map(finding => this.line(finding)));
    if (focused) (this.item(focused.dataset.key)?.querySelector(`[data-act="${act}"]`) ?? this.list).focus?.();
  }

  item(findingKey) {
    return this.list.querySelector(`[data-key="${CSS.escape(findingKey)}"]`);
  }

  line(finding) {
    const {stet} = finding;
    const line = make('li', {class: stet ? 'let' : finding.severity, 'data-key': finding.key});
    const acts = make('div', {class: 'acts'}, button(say('finding.show'), () => this.jump(finding), {class: 'plain', 'data-act': 'show'}));
    finding.related.forEach((other, number) => {
      const label = finding.related.length === 1 ? say('finding.related') : say('finding.related-one', number + 1);
      acts.append(button(label, () => this.jump(finding, other, number), {class: 'plain', 'data-act': `related-${number}`}));
    });
    if (!stet) {
      for (const suggestion of finding.suggestions) {
        acts.append(button(say('finding.put', suggestion), () => this.apply(finding, suggestion), {class: 'plain', 'data-act': 'put'}));
      }
      if (this.stets) acts.append(button(say('finding.stet'), () => this.askReason(line, finding), {class: 'plain', 'data-act': 'stet'}));
    } else if (this.stets && stet.id) {
      acts.append(button(say('finding.unstet'), () => this.unstet(stet.id), {class: 'plain', 'data-act': 'unstet'}));
    }
    line.append(
      make('p', {}, make('strong', {}, say(`severity.${stet ? 'stet' : finding.severity}`)), ' ', finding.message),
      ...(finding.words ? [make('p', {class: 'found'}, finding.words)] : []),
      ...(stet ? [make('p', {class: 'hint'}, say('finding.stetted', stet.by, stet.reason))] : []),
      acts,
    );
    return line;
  }

  jump(finding, {part} = finding, number) {
    const range = this.range(finding, number);
    if (part === 'body' && range) {
      const {state, view} = this.editor;
      view.dispatch(state.tr.setSelection(TextSelection.between(state.doc.resolve(range[0]), state.doc.resolve(range[1]))).scrollIntoView());
      view.focus();
    } else {
      this.goTo(part, finding.rule, FIELDS[part]);
    }
  }

  // Where another page of the desk led to: a place of the copy, or a rule on what stands around it.
  arrive(at) {
    const finding = at && this.found.find(({part, index, from, to, rule}) => [`${part}.${index}.${from}.${to}`, rule].includes(at));
    if (finding) this.jump(finding);
  }

  // The next finding in the text, from where the caret stands.
  step(by) {
    const lines = key.getState(this.editor.state).find(undefined, undefined, spec => spec.number === undefined).sort((a, b) => a.from - b.from);
    if (lines.length === 0) return;
    const at = this.editor.state.selection.from;
    const next = by > 0 ? (lines.find(line => line.from > at) ?? lines[0]) : (lines.findLast(line => line.from < at) ?? lines.at(-1));
    const finding = this.found.find(one => one.key === next.spec.key);
    if (!finding) return;
    this.jump(finding);
    this.item(finding.key)?.scrollIntoView({block: 'nearest'});
  }

  apply(finding, suggestion) {
    const range = this.range(finding);
    if (finding.part === 'body' && range) {
      this.editor.chain().focus().command(({tr}) => {
        tr.insertText(suggestion, range[0], range[1]);
        return true;
      }).run();
      return;
    }
    const input = document.getElementById(finding.part);
    if (input?.value?.includes(finding.words)) {
      input.value = input.value.replace(finding.words, suggestion);
      input.dispatchEvent(new Event('input', {bubbles: true}));
      input.focus();
    }
  }

  askReason(line, finding) {
    if (line.querySelector('form')) return;
    const reason = make('input', {name: 'reason', required: true, maxlength: '500', autocomplete: 'off'});
    const form = make('form', {class: 'sheet'}, field(say('stet.reason'), reason), make('div', {class: 'row'}, make('button', {}, say('finding.stet')), button(say('cancel'), () => form.remove())));
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const {status, body} = await talk('POST', `${this.path}/stets`, {key: finding.key, reason: reason.value});
      if (status === 200) {
        form.remove();
        this.stetted(body);
      } else {
        form.append(make('p', {class: 'fault', role: 'alert'}, body.problem ?? say('no-answer')));
      }
    });
    line.append(form);
    reason.focus();
  }

  async unstet(id) {
    const {status, body} = await talk('DELETE', `${this.path}/stets/${id}`);
    if (status === 200) this.stetted(body);
  }

  stetted({stets}) {
    for (const finding of this.found) finding.stet = stets.find(one => one.key === finding.key) ?? null;
    this.mark();
    this.show();
    this.read();
  }
}
