// The page on which a story is written. Begin here: it reads the story from the page and sets its parts to work.
import {Editor, Extension} from '@tiptap/core';
import {Selection} from '@tiptap/pm/state';
import {Dropcursor} from '@tiptap/extensions/drop-cursor';
import {Gapcursor} from '@tiptap/extensions/gap-cursor';
import {Placeholder} from '@tiptap/extensions/placeholder';
import {UndoRedo} from '@tiptap/extensions/undo-redo';
import {withViews} from './blocks.mjs';
import {Captions} from './captions.mjs';
import {choose} from './conflict.mjs';
import {FindingMarks, Findings} from './findings.mjs';
import {Footnotes} from './footnotes.mjs';
import {Furniture} from './furniture.mjs';
import {allOf, forget} from './kept.mjs';
import {Links} from './links.mjs';
import {Outline} from './outline.mjs';
import {Paste} from './paste.mjs';
import {all} from './passages.mjs';
import {PictureFiles, leadPicture, picturesIn} from './pictures.mjs';
import {watch} from './presence.mjs';
import {preview} from './preview.mjs';
import {Quotes} from './quotes.mjs';
import {read} from './reading.mjs';
import {Saving} from './saving.mjs';
import {schemaExtensions} from './schema.mjs';
import {Search, searchBar} from './search.mjs';
import {standfirst} from './standfirst.mjs';
import {tableExtensions} from './tables.mjs';
import {living, thisTab} from './tab.mjs';
import {fetchPage, storyOf} from './talk.mjs';
import {keys, toolbar} from './toolbar.mjs';
import {clock, make, say} from './words.mjs';
import {write, writeBlock} from './writing.mjs';

const form = document.getElementById('story-form');
const story = JSON.parse(document.getElementById('story').textContent);
const path = form.dataset.path;
const language = form.dataset.language;
const status = document.getElementById('save-state');
const note = document.getElementById('editor-note');
const written = form.dataset.written === 'true';

form.classList.add('scripted');
const tab = await thisTab();

// ---- the copy

const area = document.getElementById('copy');
const place = make('div', {id: 'copy-text', class: 'copy', lang: language});
area.hidden = true;
document.querySelector('label[for=copy]').hidden = true;
area.after(place);
const quotes = document.getElementById('quotes');
quotes.checked = localStorage.getItem('dateline-quotes') !== 'off';
quotes.addEventListener('change', () => localStorage.setItem('dateline-quotes', quotes.checked ? 'on' : 'off'));

let search;
let tools;
let saving;
const editor = new Editor({
  element: place,
  injectCSS: false,
  // As a tree: TipTap would have text parsed past the page's policy.
  content: {type: 'doc', content: [{type: 'paragraph'}]},
  editable: written,
  extensions: [
    ...withViews([...schemaExtensions, ...tableExtensions]),
    UndoRedo,
    Dropcursor.configure({class: 'drop-line', color: false}),
    Gapcursor,
    Placeholder.configure({placeholder: say('copy.placeholder')}),
    Outline,
    Footnotes,
    Search,
    FindingMarks,
    Quotes.configure({language, on: () => quotes.checked}),
    Links,
    Captions,
    Paste.configure({onPicturesLeftOut: count => tell(say('paste.pictures', count))}),
    PictureFiles.configure({said: tell}),
    Extension.create({
      name: 'keys',
      addKeyboardShortcuts() {
        return keys(this.editor, {search: {open: () => search.open()}, focusTools: () => tools.focus()});
      },
    }),
  ],
  editorProps: {
    attributes: {role: 'textbox', 'aria-multiline': 'true', 'aria-label': say('copy'), 'aria-describedby': 'copy-keys', spellcheck: 'true'},
  },
});
let loaded;
load(story.copy);

// Sets the copy without a step that could be undone.
function load(html) {
  const doc = read(html, editor.schema);
  const {tr} = editor.state;
  tr.replaceWith(0, tr.doc.content.size, doc.content).setMeta('addToHistory', false);
  editor.view.dispatch(tr.setMeta('preventUpdate', true));
  loaded = {html, doc: editor.state.doc};
}

// Puts what the server made of a copy in its place, block by block: where nothing was mended the caret and the lines of
// the findings stay.
function mend(html) {
  const {state, view} = editor;
  if (view.composing) return;
  const fresh = read(html, editor.schema);
  const [mine, theirs] = [state.doc, fresh].map(doc => doc.content.content.filter(block => writeBlock(block)));
  let first = 0;
  while (first < mine.length && first < theirs.length && writeBlock(mine[first]) === writeBlock(theirs[first])) first++;
  let last = 0;
  while (last < Math.min(mine.length, theirs.length) - first && writeBlock(mine.at(-1 - last)) === writeBlock(theirs.at(-1 - last))) last++;
  if (theirs.length === 0) return load(html);
  const old = mine.slice(first, mine.length - last);
  const put = theirs.slice(first, theirs.length - last);
  const starts = new Map();
  state.doc.forEach((block, at) => starts.set(block, at));
  const end = block => starts.get(block) + block.nodeSize;
  const from = old.length > 0 ? starts.get(old[0]) : first > 0 ? end(mine[first - 1]) : 0;
  const to = old.length > 0 ? end(old.at(-1)) : from;
  const tr = state.tr.replaceWith(from, to, put).setMeta('addToHistory', false).setMeta('preventUpdate', true);
  const {head, empty} = state.selection;
  const after = to + tr.doc.content.size - state.doc.content.size;
  if (empty && head > from && head < to) tr.setSelection(Selection.near(tr.doc.resolve(Math.min(head, after)), -1));
  view.dispatch(tr);
  loaded = {html, doc: editor.state.doc};
  findings.changed();
}

const copy = () => (editor.state.doc.eq(loaded.doc) ? loaded.html : write(editor.state.doc));

// ---- what stands around it

const changed = () => {
  saving.changed();
  findings.changed();
};
const furniture = new Furniture(form, story, standfirst(document.getElementById('standfirst'), {
  placeholder: say('standfirst.placeholder'),
  label: say('field.standfirst'),
  changed,
  next: () => editor.view.focus(),
}));
leadPicture(furniture.field('picture'));
const content = () => ({furniture: furniture.read(), copy: copy()});
search = searchBar(editor, document.getElementById('search-bar'));
tools = toolbar(editor, document.getElementById('toolbar'), {search});
const paper = preview(path, () => saving.flush());
document.getElementById('open-preview').addEventListener('click', event => {
  event.preventDefault();
  paper.open();
});

// ---- saving

saving = new Saving({
  story: story.id,
  tab,
  version: story.version,
  content,
  show: (state, details) => {
    status.dataset.state = state;
    const said = saidOf(state, details);
    if (status.textContent !== said) status.replaceChildren(said);
    if (state === 'signed-out') status.append(' ', make('a', {href: details.signIn ?? '/desk/sign-in', target: '_blank'}, say('sign-in')));
  },
  saved: body => {
    showLength(body.words, body.minutes);
    if (body.stage !== story.stage || body.changed !== story.changed) offerMoves();
    channel?.postMessage({story: story.id, version: body.version});
    if (body.copy !== undefined && !saving.isUnsent()) mend(body.copy);
    paper.refresh();
  },
  conflict: settle,
});

function saidOf(state, details) {
  switch (state) {
    case 'saved':
      return say('state.saved', clock(details.savedAt ? new Date(details.savedAt) : new Date()));
    case 'too-large':
    case 'refused':
      return details.problem ?? say(`state.${state}`);
    default:
      return say(`state.${state}`);
  }
}

async function settle(theirs, unheard) {
  // The page's last breath may have reached the server after all, and so may what it did not answer to.
  if (isSame(content(), theirs)) return saving.goOnFrom(theirs.version, {send: false});
  if (unheard.some(sent => isSame(sent, theirs))) return saving.goOnFrom(theirs.version, {send: true});
  const choice = await choose(content(), theirs, {title: say('conflict'), text: say('conflict.text')});
  if (choice === 'theirs') {
    takeOver(theirs);
    saving.goOnFrom(theirs.version, {send: false});
  } else {
    saving.goOnFrom(theirs.version, {send: true});
  }
}

function isSame(mine, theirs) {
  const names = Object.keys(theirs.furniture);
  return mine.copy === theirs.copy && names.every(name => JSON.stringify(mine.furniture[name]) === JSON.stringify(theirs.furniture[name]));
}

function takeOver(state) {
  furniture.write(state.furniture);
  load(state.copy);
  findings.changed();
}

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('dateline-desk') : null;
channel?.addEventListener('message', ({data}) => {
  if (data.story === story.id && data.version > saving.version && !saving.isUnsent()) refresh();
});

// Takes over what was saved elsewhere, as long as nothing here would be lost by it.
async function refresh() {
  const page = await fetchPage(path);
  if (!page) return;
  const fresh = storyOf(page);
  if (saving.isUnsent() || fresh.version <= saving.version) return;
  takeOver(fresh);
  saving.goOnFrom(fresh.version, {send: false});
  showMoves(page);
  tell(say('taken-over', fresh.savedBy ?? ''));
}

// Fields that belong to the form stand beside it as well.
for (const kind of ['input', 'change']) {
  document.addEventListener(kind, event => {
    if (event.target.form === form && event.target.name) changed();
  });
}
editor.on('update', ({transaction}) => {
  if (!transaction.docChanged) return;
  changed();
  countSoon();
});
form.addEventListener('submit', event => {
  event.preventDefault();
  saving.save();
});
document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 's') {
    event.preventDefault();
    saving.save();
  }
});

// ---- what can be done with the story

let moving = false;

// A move is made with the words that stand here, once: it waits until the server has them, and names their version.
document.addEventListener('submit', async event => {
  const move = event.target;
  if (!move.matches('form[data-move]')) return;
  event.preventDefault();
  if (moving) return;
  moving = true;
  if ((await picturesIn()) && (await saving.flush())) {
    move.elements.version.value = saving.version;
    move.submit();
    // For whoever stops the page before it is left.
    setTimeout(() => (moving = false), 10_000);
  } else {
    moving = false;
    tell(say('move.unsaved'));
  }
});

// Another version may go other ways: what was published can be published again, an approval lapses.
async function offerMoves() {
  const page = areMovesAtRest() && (await fetchPage(path));
  if (page) showMoves(page);
}

// A reason that is being written stays, and so does the button that was just pressed.
function areMovesAtRest() {
  const moves = document.querySelector('#moves .moves');
  const fields = [...moves.querySelectorAll('input:not([type=hidden], [type=checkbox]), textarea')];
  return !moving && !moves.contains(document.activeElement) && fields.every(field => !field.value);
}

function showMoves(page) {
  if (!areMovesAtRest()) return;
  const {stage, changed} = storyOf(page);
  Object.assign(story, {stage, changed});
  document.querySelector('#moves .moves').replaceWith(document.importNode(page.querySelector('#moves .moves'), true));
  document.querySelector('.standing').textContent = page.querySelector('.standing').textContent;
}

function tell(words) {
  note.textContent = words;
}

// ---- length

const length = document.getElementById('length');
const showLength = (words, minutes) => (length.textContent = say('length', words, Math.max(1, minutes)));
let counting;
function countSoon() {
  counting ??= setTimeout(() => {
    counting = null;
    const words = all(editor.state.doc).reduce((sum, {text}) => sum + text.split(' ').length, 0);
    showLength(words, Math.ceil(words / WORDS_A_MINUTE));
  }, 500);
}
const WORDS_A_MINUTE = 230;

// ---- findings

const list = make('ol', {class: 'findings', tabindex: '-1', 'aria-labelledby': 'findings-head'});
document.getElementById('findings-list').replaceChildren(list);
const findings = new Findings({
  path,
  editor,
  list,
  summary: document.getElementById('findings-summary'),
  content,
  stets: form.dataset.stets === 'true',
  goTo(part, rule, id) {
    const target = id ? document.getElementById(id) : document.getElementById(fieldOf(rule)) ?? document.getElementById('furniture');
    const details = target?.closest('details');
    if (details) details.open = true;
    (target?.querySelector?.('[contenteditable], input, textarea, select') ?? target)?.focus();
    target?.scrollIntoView({block: 'center'});
  },
});
findings.read().then(() => findings.arrive(new URLSearchParams(location.search).get('at')));

// The field that mends what a rule on the furniture finds.
function fieldOf(rule) {
  if (/byline/.test(rule)) return 'bylines';
  if (/picture|alt|caption|credit/.test(rule)) return 'picture';
  if (/source/.test(rule)) return 'sources';
  return /ai/.test(rule) ? 'aiUse' : 'furniture';
}

// ---- what this browser still has from before

async function bringBack() {
  const alive = await living();
  for (const record of await allOf(story.id)) {
    if (record.tab !== tab && alive.has(record.tab)) continue;
    if (isSame(record, story)) {
      await forget(story.id, record.tab);
      continue;
    }
    if (record.base < saving.version) {
      const choice = await choose(record, story, {title: say('kept.title'), text: say('kept.text')});
      if (choice === 'theirs') {
        await forget(story.id, record.tab);
        continue;
      }
    }
    takeOver(record);
    saving.changed();
    await saving.keepNow();
    if (record.tab !== tab) await forget(story.id, record.tab);
    tell(say('kept.back', new Date(record.at).toLocaleString(document.documentElement.lang)));
  }
}

if (written) {
  await bringBack().catch(() => {});
  watch({
    path,
    tab,
    place: document.getElementById('presence'),
    holding(mine, {first}) {
      editor.setEditable(mine, false);
      furniture.standfirst.editor.setEditable(mine, false);
      document.querySelectorAll('fieldset.fields').forEach(fields => (fields.disabled = !mine));
      if (mine && !first) refresh();
    },
  });
  if (!saving.isUnsent()) saving.tell('saved', {savedAt: story.savedAt});
  if (!furniture.value('headline')) furniture.field('headline').focus();
}
document.documentElement.dataset.editor = 'ready';
