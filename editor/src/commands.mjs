// What the toolbar does to the copy.
import {NodeSelection, TextSelection} from '@tiptap/pm/state';
import * as tables from '@tiptap/pm/tables';
import {isCredit} from './captions.mjs';
import {parse, written} from './markup.mjs';
import {pick, pictureNode} from './pictures.mjs';
import {read} from './reading.mjs';
import {writeBlock} from './writing.mjs';
import {ask, field, make, say} from './words.mjs';

// Puts a block behind the one in which the caret stands, in the place of an empty one.
export function insertBlock(editor, node, {within = false} = {}) {
  const {state, view} = editor;
  const {$from} = state.selection;
  const top = $from.depth > 0 ? $from.node(1) : state.selection.node;
  const end = $from.depth > 0 ? $from.after(1) : state.selection.to;
  const isEmpty = $from.depth === 1 && top.type.name === 'paragraph' && top.content.size === 0;
  const start = isEmpty ? $from.before(1) : end;
  const {tr} = state;
  tr.replaceWith(start, end, node);
  const after = start + node.nodeSize;
  // Something to write on in comes behind what ends the copy.
  if (after >= tr.doc.content.size) tr.insert(after, state.schema.node('paragraph'));
  tr.setSelection(TextSelection.near(tr.doc.resolve(within ? start + 1 : after), 1));
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

export async function insertPicture(editor) {
  const [media] = await pick();
  if (media) insertBlock(editor, pictureNode(media, editor.schema));
}

export async function insertGallery(editor) {
  const list = await pick({several: true});
  if (list.length > 0) {
    insertBlock(editor, editor.schema.node('frame', {classes: 'gallery'}, list.map(media => pictureNode(media, editor.schema))));
  }
}

// The gallery round the caret, or selected: [place, node]; null outside of one.
export function galleryAt(editor) {
  const frame = around(editor, 'frame');
  return frame?.[1].attrs.classes === 'gallery' ? frame : null;
}

// Behind the picture at hand, else behind the last.
export async function addToGallery(editor) {
  const list = await pick({several: true});
  const gallery = galleryAt(editor);
  if (list.length === 0 || !gallery) return editor.view.focus();
  const [at, node] = around(editor, 'picture') ?? [gallery[0] + 1, {nodeSize: picturesSize(gallery[1])}];
  const {tr} = editor.state;
  tr.insert(at + node.nodeSize, list.map(media => pictureNode(media, editor.schema)));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}

const picturesSize = gallery => gallery.content.size - (gallery.lastChild.type.name === 'caption' ? gallery.lastChild.nodeSize : 0);

export async function setLink(editor) {
  const before = editor.getAttributes('link');
  const href = make('input', {value: before.href ?? '', autocomplete: 'off', inputmode: 'url'});
  const {empty} = editor.state.selection;
  const words = empty && !before.href ? make('input', {autocomplete: 'off'}) : null;
  const answer = await ask(say('link'), [field(say('link.address'), href, say('link.hint')), ...(words ? [field(say('link.words'), words)] : [])], {
    answer: () => ({href: address(href.value), words: words?.value.trim()}),
    actions: before.href ? [[say('link.remove'), {href: ''}]] : [],
  });
  if (!answer) return editor.view.focus();
  const chain = editor.chain().focus().extendMarkRange('link');
  if (!answer.href) chain.unsetMark('link').run();
  else if (words) chain.insertContent({type: 'text', text: answer.words || answer.href, marks: [{type: 'link', attrs: {href: answer.href}}]}).run();
  else chain.setMark('link', {...before, href: answer.href}).run();
}

// As people type addresses.
export function address(typed) {
  const text = typed.trim();
  if (!text || /^(https?:\/\/|mailto:|tel:|\/|#)/i.test(text)) return text;
  if (/^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`;
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? '' : `https://${text}`;
}

const PROVIDERS = {
  'youtube.com': 'YouTube', 'youtu.be': 'YouTube', 'vimeo.com': 'Vimeo', 'x.com': 'X', 'twitter.com': 'X', 'instagram.com': 'Instagram',
  'facebook.com': 'Facebook', 'tiktok.com': 'TikTok', 'bsky.app': 'Bluesky', 'reddit.com': 'Reddit', 'open.spotify.com': 'Spotify',
  'soundcloud.com': 'SoundCloud', 'dailymotion.com': 'Dailymotion',
};

export async function insertEmbed(editor) {
  const link = make('input', {autocomplete: 'off', inputmode: 'url', required: true});
  const title = make('input', {autocomplete: 'off'});
  const answer = await ask(say('embed'), [field(say('embed.address'), link, say('embed.hint')), field(say('embed.title'), title)], {
    answer: () => ({href: address(link.value), title: title.value.trim()}),
  });
  if (!answer?.href || !/^https?:/.test(answer.href)) return editor.view.focus();
  const provider = providerOf(answer.href) ?? hostOf(answer.href);
  insertBlock(editor, embedNode(editor.schema, answer.href, answer.title ? `${provider}: ${answer.title}` : provider));
}

const hostOf = href => new URL(href).hostname.replace(/^(www|m)\./, '');

// Who shows what lies at an address; undefined for a page like others.
export const providerOf = href => PROVIDERS[hostOf(href)];

export const embedNode = (schema, href, label) => schema.node('embed', {classes: 'embed', href, label});

export async function insertTable(editor) {
  const number = value => make('input', {type: 'number', min: '1', max: '50', value, required: true});
  const rows = number('3');
  const columns = number('3');
  const size = await ask(say('table'), [field(say('table.rows'), rows), field(say('table.columns'), columns)], {
    answer: () => [Number(rows.value), Number(columns.value)],
  });
  if (!size) return editor.view.focus();
  const {schema} = editor;
  const row = kind => schema.node('tableRow', null, Array.from({length: size[1]}, () => schema.node(kind, null, [schema.node('paragraph')])));
  insertBlock(editor, schema.node('table', null, [row('tableHeader'), ...Array.from({length: size[0] - 1}, () => row('tableCell'))]), {within: true});
}

export const tableCommands = {
  'table.row-above': tables.addRowBefore,
  'table.row-below': tables.addRowAfter,
  'table.row-delete': tables.deleteRow,
  'table.column-before': tables.addColumnBefore,
  'table.column-after': tables.addColumnAfter,
  'table.column-delete': tables.deleteColumn,
  'table.merge': tables.mergeCells,
  'table.split': tables.splitCell,
  'table.head': tables.toggleHeaderRow,
  'table.head-column': tables.toggleHeaderColumn,
};

export async function setTableTitle(editor) {
  const [at, node] = around(editor, 'table');
  const title = make('input', {value: node.attrs.title ?? '', maxlength: '300'});
  const answer = await ask(say('table.title'), [field(say('table.title'), title)], {answer: () => ({title: title.value.trim() || null})});
  if (answer) editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'title', answer.title));
  editor.view.focus();
}

export function insertFactBox(editor) {
  const {schema} = editor;
  insertBlock(editor, schema.node('box', {classes: 'fact-box'}, [schema.node('heading', {level: 2}), schema.node('paragraph')]), {within: true});
}

export function setStyle(editor, style) {
  const chain = editor.chain().focus();
  if (style === 'pullquote') {
    if (editor.isActive('blockquote')) chain.updateAttributes('blockquote', {classes: 'pullquote'}).run();
    else chain.wrapIn('blockquote', {classes: 'pullquote'}).run();
  } else if (style === 'quote') {
    if (editor.isActive('blockquote')) chain.updateAttributes('blockquote', {classes: null}).run();
    else chain.setParagraph().wrapIn('blockquote').run();
  } else {
    if (editor.isActive('blockquote')) chain.lift('blockquote');
    if (style === 'paragraph') chain.setParagraph().run();
    else if (style === 'code') chain.setCodeBlock().run();
    else chain.setHeading({level: Number(style)}).run();
  }
}

export function styleOf(editor) {
  if (editor.isActive('blockquote', {classes: 'pullquote'})) return 'pullquote';
  if (editor.isActive('blockquote')) return 'quote';
  if (editor.isActive('codeBlock')) return 'code';
  const {level} = editor.getAttributes('heading');
  return level ? String(level) : 'paragraph';
}

// ---- blocks as a whole

// The place and the node of a kind round the caret, or selected.
export function around(editor, ...names) {
  const {selection} = editor.state;
  if (selection.node && names.includes(selection.node.type.name)) return [selection.from, selection.node];
  for (let depth = selection.$from.depth; depth > 0; depth--) {
    const node = selection.$from.node(depth);
    if (names.includes(node.type.name)) return [selection.$from.before(depth), node];
  }
  return null;
}

// The block at the top in which the caret stands: [place, node].
export function topBlock(editor) {
  const {selection} = editor.state;
  const node = editor.state.doc.maybeChild(selection.$from.index(0));
  return node && [selection.$from.depth > 0 ? selection.$from.before(1) : selection.from, node];
}

// A picture moves within its gallery, and from its ends the gallery as a whole.
export function moveBlock(editor, way) {
  const {state, view} = editor;
  const neighbour = ([at, node]) => (way < 0 ? state.doc.resolve(at).nodeBefore : state.doc.resolve(at + node.nodeSize).nodeAfter);
  const picture = galleryAt(editor) && around(editor, 'picture');
  const [at, node] = picture && neighbour(picture)?.type.name === 'picture' ? picture : topBlock(editor);
  const other = neighbour([at, node]);
  if (!other) return false;
  const {tr, selection} = state;
  const to = way < 0 ? at - other.nodeSize : at + other.nodeSize;
  tr.delete(at, at + node.nodeSize).insert(to, node);
  const shift = to - at;
  tr.setSelection(selection.node ? NodeSelection.create(tr.doc, selection.from + shift) : TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift));
  view.dispatch(tr.scrollIntoView());
  return true;
}

export function deleteBlock(editor) {
  const {state, view} = editor;
  const gallery = galleryAt(editor);
  const isOneOfSeveral = gallery && gallery[1].content.content.filter(child => child.type.name === 'picture').length > 1;
  const [at, node] = (isOneOfSeveral && around(editor, 'picture')) || topBlock(editor);
  const {tr} = state;
  if (node === state.doc.firstChild && state.doc.childCount === 1) tr.replaceWith(at, at + node.nodeSize, state.schema.node('paragraph'));
  else tr.delete(at, at + node.nodeSize);
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

const PLACES = ['', 'wide', 'full', 'align-left', 'align-center', 'align-right'];

export async function describePicture(editor) {
  const [at, node] = around(editor, 'picture');
  const {attrs} = node;
  const caption = [];
  let credited = '';
  node.forEach(child => (isCredit(child) ? (credited += child.text) : caption.push(child)));
  const credit = make('input', {value: credited, autocomplete: 'off', maxlength: '500'});
  const alt = make('textarea', {rows: '3', maxlength: '1000', value: attrs.alt ?? ''});
  const href = make('input', {value: attrs.href ?? '', autocomplete: 'off'});
  const now = attrs.classes ?? '';
  const choice = make('select', {}, PLACES.map(name => make('option', {value: name, selected: name === now}, say(`place.${name || 'in-text'}`))), ...(PLACES.includes(now) ? [] : [make('option', {value: now, selected: true}, now)]));
  const answer = await ask(say('picture'), [field(say('picture.alt'), alt, say('picture.alt-hint')), field(say('picture.credit'), credit), field(say('picture.place'), choice), field(say('picture.link'), href)], {
    answer: () => ({...attrs, alt: alt.value.trim(), classes: choice.value || null, href: address(href.value) || null}),
  });
  if (!answer) return editor.view.focus();
  const {schema, tr} = editor.state;
  const name = credit.value.trim();
  if (name === credited.trim()) tr.setNodeMarkup(at, null, answer);
  else {
    if (name && caption.length > 0 && !/\s$/.test(caption.at(-1).text ?? '')) caption.push(schema.text(' '));
    if (name) caption.push(schema.text(name, [schema.mark('phrase', {tag: 'cite'})]));
    tr.replaceWith(at, at + node.nodeSize, node.type.create(answer, caption));
    tr.setSelection(NodeSelection.create(tr.doc, at));
  }
  editor.view.dispatch(tr);
  editor.view.focus();
}

export async function replacePicture(editor) {
  const [media] = await pick();
  const place = around(editor, 'picture');
  if (!media || !place) return;
  const [at, node] = place;
  const fresh = pictureNode(media, editor.schema);
  const content = node.content.size > 0 ? node.content : fresh.content;
  editor.view.dispatch(editor.state.tr.replaceWith(at, at + node.nodeSize, fresh.type.create({...fresh.attrs, classes: node.attrs.classes}, content)));
  editor.view.focus();
}

// A block as HTML, for what no button makes. What the allow-list does not know goes when it is saved.
export async function editHtml(editor, {fresh = false} = {}) {
  const block = fresh ? null : topBlock(editor);
  const text = make('textarea', {rows: '12', class: 'source', spellcheck: 'false', value: block ? writeBlock(block[1]) : ''});
  const html = await ask(say('html'), [field(say('html.text'), text, say('html.hint'))], {answer: () => text.value, wide: true});
  if (html === null) return editor.view.focus();
  const body = parse(html);
  body.querySelectorAll('script, style').forEach(one => one.remove());
  const nodes = html.trim() ? read([...body.childNodes].map(written).join(''), editor.schema).content : null;
  if (!block) {
    nodes?.forEach(node => insertBlock(editor, node));
    return;
  }
  const {tr} = editor.state;
  const [at, node] = block;
  if (nodes) tr.replaceWith(at, at + node.nodeSize, nodes);
  else tr.delete(at, at + node.nodeSize);
  editor.view.dispatch(tr);
  editor.view.focus();
}
