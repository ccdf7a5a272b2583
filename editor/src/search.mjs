// Find and replace in the copy.
import {Extension} from '@tiptap/core';
import {Plugin, PluginKey, TextSelection} from '@tiptap/pm/state';
import {Decoration, DecorationSet} from '@tiptap/pm/view';
import {button, field, make, say} from './words.mjs';

const key = new PluginKey('search');
const NOTHING = {find: '', exact: false, hits: []};

export const Search = Extension.create({
  name: 'search',
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: () => NOTHING,
        apply(transaction, before) {
          const asked = transaction.getMeta(key);
          if (!asked && (!transaction.docChanged || !before.find)) return before;
          const now = {...before, ...asked};
          return {...now, hits: hits(transaction.doc, now.find, now.exact)};
        },
      },
      props: {
        decorations: state => DecorationSet.create(state.doc, key.getState(state).hits.map(([from, to]) => Decoration.inline(from, to, {class: 'hit'}))),
      },
    }),
  ],
});

function hits(doc, find, exact) {
  if (!find) return [];
  const found = [];
  const wanted = new RegExp(RegExp.escape?.(find) ?? find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), exact ? 'gu' : 'giu');
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    // An atom within the line counts one place, as in the document.
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
    for (const hit of text.matchAll(wanted)) found.push([at + 1 + hit.index, at + 1 + hit.index + hit[0].length]);
    return false;
  });
  return found;
}

// The bar for it: open() shows it, with what is selected.
export function searchBar(editor, place) {
  const find = make('input', {type: 'search', autocomplete: 'off'});
  const by = make('input', {autocomplete: 'off'});
  const exact = make('input', {type: 'checkbox'});
  const count = make('span', {role: 'status', class: 'hint'});
  const ask = () => {
    editor.view.dispatch(editor.state.tr.setMeta(key, {find: find.value, exact: exact.checked}));
    tell();
  };
  const all = () => key.getState(editor.state).hits;
  const tell = () => (count.textContent = find.value ? say('search.hits', all().length) : '');

  function step(way) {
    const {from} = editor.state.selection;
    const list = all();
    const next = way > 0 ? (list.find(hit => hit[0] > from) ?? list[0]) : (list.findLast(hit => hit[0] < from) ?? list.at(-1));
    if (next) editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, ...next)).scrollIntoView());
  }

  function replace(list) {
    const {tr} = editor.state;
    for (const [from, to] of list.toReversed()) {
      if (by.value) tr.insertText(by.value, from, to);
      else tr.delete(from, to);
    }
    editor.view.dispatch(tr);
    tell();
  }

  const close = () => {
    place.hidden = true;
    find.value = '';
    ask();
    editor.view.focus();
  };
  const one = () => {
    const {from, to} = editor.state.selection;
    if (all().some(hit => hit[0] === from && hit[1] === to)) replace([[from, to]]);
    step(1);
  };
  find.addEventListener('input', ask);
  exact.addEventListener('change', ask);
  find.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  });
  place.addEventListener('keydown', event => event.key === 'Escape' && close());
  place.append(
    field(say('search.find'), find), field(say('search.by'), by),
    make('label', {class: 'tick'}, exact, say('search.exact')),
    make('div', {class: 'row'}, button(say('search.previous'), () => step(-1)), button(say('search.next'), () => step(1)), button(say('search.replace'), one), button(say('search.replace-all'), () => replace(all())), button(say('close'), close, {class: 'plain'}), count),
  );
  return {
    open() {
      const {from, to} = editor.state.selection;
      const selected = editor.state.doc.textBetween(from, to, ' ');
      place.hidden = false;
      if (selected && selected.length < 100) find.value = selected;
      ask();
      find.select();
    },
  };
}
