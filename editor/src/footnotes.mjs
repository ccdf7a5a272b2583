// Footnotes: a number in the text, the note in a list at the end, each leading to the other.
import {Extension} from '@tiptap/core';
import {isHistoryTransaction} from '@tiptap/pm/history';
import {Plugin, TextSelection} from '@tiptap/pm/state';

export function insertFootnote(editor) {
  const {schema, state, view} = editor;
  const taken = new Set();
  state.doc.descendants(node => void (node.attrs.id && taken.add(node.attrs.id)));
  let number = 1;
  while (taken.has(`at-note-${number}`)) number++;
  const {tr} = state;
  const reference = schema.text('1', [schema.mark('superscript'), schema.mark('link', {href: `#at-note-${number}`, id: `at-note-${number}-in-text`})]);
  tr.insert(state.selection.to, reference);
  const back = schema.text('↩', [schema.mark('link', {href: `#at-note-${number}-in-text`})]);
  addNote(tr, schema.node('listItem', {id: `at-note-${number}`}, [schema.node('paragraph', null, [schema.text('\u00a0'), back])]));
  count(tr);
  const [now, start] = notes(tr.doc);
  now.forEach((item, offset) => {
    if (item.attrs.id === `at-note-${number}`) tr.setSelection(TextSelection.create(tr.doc, start + 1 + offset + 2));
  });
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

// A number taken out of the text takes its note with it, a note its number, and the others count on. A number that
// comes back, as what was cut does when it is pasted, brings its note.
export const Footnotes = Extension.create({
  name: 'footnotes',
  // Before what is typed is replaced, as quotation marks are.
  priority: 200,
  addProseMirrorPlugins() {
    const gone = new Map();
    return [
      new Plugin({
        appendTransaction(transactions, {doc: before}, {doc: after, tr}) {
          // What is undone or loaded fits together by itself.
          const typed = transactions.some(one => one.docChanged) && !transactions.some(one => isHistoryTransaction(one) || one.getMeta('preventUpdate'));
          if (!typed) return null;
          const [had, has] = [before, after].map(doc => ({numbers: references(doc).map(one => one.id), items: items(doc)}));
          const same = had.numbers.join() === has.numbers.join() && had.items.size === has.items.size;
          if (same) return null;
          for (const {id, at, node} of references(after).toReversed()) {
            if (had.numbers.includes(id) && had.items.has(id) && !has.items.has(id)) tr.delete(at, at + node.nodeSize);
          }
          for (const [id, item] of had.items) {
            if (has.numbers.includes(id) || !had.numbers.includes(id)) continue;
            gone.set(id, item);
            removeNote(tr, id);
          }
          for (const id of new Set(has.numbers)) {
            if (!had.numbers.includes(id) && !has.items.has(id) && gone.has(id)) addNote(tr, gone.get(id));
          }
          count(tr);
          return tr.docChanged ? tr : null;
        },
      }),
      new Plugin({
        props: {
          // What is typed beside a number is text again, unless raising it was asked for.
          handleTextInput({state, dispatch}, from, to) {
            const $from = state.doc.resolve(from);
            const isBeside = from === to && $from.textOffset === 0 && referenceOf($from.nodeBefore ?? $from.nodeAfter);
            if (isBeside && !state.storedMarks) {
              const marks = $from.marks().filter(mark => mark.type.name !== 'superscript');
              // Whoever types fast is ahead of the caret that is known here, and marks go with a caret that moves.
              dispatch(state.tr.setSelection(TextSelection.create(state.doc, from)).setStoredMarks(marks));
            }
            return false;
          },
        },
      }),
    ];
  },
});

function notes(doc) {
  let found = [];
  doc.forEach((node, at) => {
    if (node.type.name === 'orderedList' && node.attrs.classes === 'footnotes') found = [node, at];
  });
  return found;
}

// The notes by what leads to them.
function items(doc) {
  const found = new Map();
  notes(doc)[0]?.forEach(item => item.attrs.id && found.set(item.attrs.id, item));
  return found;
}

function addNote(tr, note) {
  const [list, at] = notes(tr.doc);
  if (list) tr.insert(at + list.nodeSize - 1, note);
  else tr.insert(tr.doc.content.size, tr.doc.type.schema.node('orderedList', {classes: 'footnotes'}, [note]));
}

function removeNote(tr, id) {
  const [list, start] = notes(tr.doc);
  list?.forEach((item, offset) => {
    if (item.attrs.id !== id) return;
    if (list.childCount === 1) tr.delete(start, start + list.nodeSize);
    else tr.delete(start + 1 + offset, start + 1 + offset + item.nodeSize);
  });
}

const within = new WeakMap();

// The numbers in the text in their order. Blocks that were not touched are not looked through again.
function references(doc) {
  const found = [];
  doc.forEach((block, start) => {
    let here = within.get(block);
    if (!here) within.set(block, (here = inBlock(block)));
    for (const one of here) found.push({...one, at: start + 1 + one.at});
  });
  return found;
}

function inBlock(block) {
  const found = [];
  block.descendants((node, at) => {
    const link = referenceOf(node);
    if (link) found.push({id: link.attrs.href.slice(1), at, node});
  });
  return found;
}

// The link of a number in the text; undefined for everything else.
function referenceOf(node) {
  if (!node?.isText) return undefined;
  return node.marks.find(mark => mark.type.name === 'link' && mark.attrs.id && /^#at-/.test(mark.attrs.href));
}

// Notes stand in the order in which the text leads to them, and the text counts them.
function count(tr) {
  const numbers = references(tr.doc);
  const order = [...new Set(numbers.map(one => one.id))];
  const [list, start] = notes(tr.doc);
  if (list) {
    const place = item => (order.includes(item.attrs.id) ? order.indexOf(item.attrs.id) : order.length);
    const sorted = list.content.content.toSorted((a, b) => place(a) - place(b));
    if (sorted.some((item, i) => item !== list.child(i))) tr.replaceWith(start + 1, start + list.nodeSize - 1, sorted);
  }
  // From the last to the first, so that places before stay what they are.
  for (const {id, at, node} of numbers.toReversed()) {
    const number = String(order.indexOf(id) + 1);
    if (node.text !== number) tr.replaceWith(at, at + node.nodeSize, node.type.schema.text(number, node.marks));
  }
}
