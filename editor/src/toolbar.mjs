// The toolbar above the copy: one stop of the Tab key, arrows within. A second line comes with the block at hand.
import {
  addToGallery, around, deleteBlock, describePicture, editHtml, galleryAt, insertEmbed, insertFactBox, insertGallery, insertPicture,
  insertTable, moveBlock, replacePicture, setLink, setStyle, setTableTitle, styleOf, tableCommands,
} from './commands.mjs';
import {insertFootnote} from './footnotes.mjs';
import {make, say} from './words.mjs';

const STYLES = ['paragraph', '2', '3', '4', 'quote', 'pullquote', 'code'];

export function toolbar(editor, place, {search}) {
  const toggle = (name, label, run) => ({name, label, run: run ?? (() => editor.chain().focus().toggleMark(name).run())});
  const marks = [
    toggle('bold', 'B', () => editor.chain().focus().toggleBold().run()),
    toggle('italic', 'I', () => editor.chain().focus().toggleItalic().run()),
    toggle('link', say('tool.link'), () => setLink(editor)),
    toggle('bulletList', say('tool.list'), () => editor.chain().focus().toggleBulletList().run()),
    toggle('orderedList', say('tool.numbered'), () => editor.chain().focus().toggleOrderedList().run()),
  ];
  const style = make('select', {'aria-label': say('tool.style'), onchange: () => setStyle(editor, style.value)}, STYLES.map(name => make('option', {value: name}, say(`style.${name}`))));
  const button = ({name, label, run}) =>
    make('button', {type: 'button', class: `tool ${name}`, 'aria-pressed': 'false', 'aria-label': label.length > 1 ? null : say(`tool.${name}`), title: say(`tool.${name}`), onclick: run}, label);
  const toggles = marks.map(button);
  const act = (label, run, attributes = {}) => make('button', {type: 'button', class: 'tool', onclick: run, ...attributes}, label);
  const simple = name => () => editor.chain().focus().toggleMark(name).run();
  const more = menu(say('tool.more'), [
    [say('tool.gallery'), () => insertGallery(editor)],
    [say('tool.table'), () => insertTable(editor)],
    [say('tool.facts'), () => insertFactBox(editor)],
    [say('tool.rule'), () => editor.chain().focus().setHorizontalRule().run()],
    [say('tool.footnote'), () => insertFootnote(editor)],
    [say('tool.underline'), simple('underline')],
    [say('tool.strike'), simple('strike')],
    [say('tool.code'), simple('code')],
    [say('tool.superscript'), simple('superscript')],
    [say('tool.subscript'), simple('subscript')],
    [say('tool.plain'), () => editor.chain().focus().unsetAllMarks().clearNodes().run()],
    [say('tool.html'), () => editHtml(editor, {fresh: true})],
    [say('tool.find'), () => search.open()],
    [say('tool.up'), () => moveBlock(editor, -1)],
    [say('tool.down'), () => moveBlock(editor, 1)],
  ]);
  const main = make('div', {role: 'toolbar', class: 'tools', 'aria-label': say('tools'), 'aria-controls': 'copy-text'},
    style, toggles,
    act(say('tool.picture'), () => insertPicture(editor)), act(say('tool.embed'), () => insertEmbed(editor)), more,
    act('↶', () => editor.chain().focus().undo().run(), {'aria-label': say('tool.undo'), title: say('tool.undo')}),
    act('↷', () => editor.chain().focus().redo().run(), {'aria-label': say('tool.redo'), title: say('tool.redo')}));
  const context = make('div', {role: 'toolbar', class: 'tools context', 'aria-label': say('tools.block'), hidden: true});
  place.append(main, context);
  rove(main);
  rove(context);

  let kind = null;
  function show() {
    toggles.forEach((one, i) => one.setAttribute('aria-pressed', String(editor.isActive(marks[i].name))));
    style.value = styleOf(editor);
    const block = around(editor, 'picture', 'embed', 'table', 'kept', 'frame', 'box', 'details')?.[1].type.name ?? null;
    const name = block && (galleryAt(editor) ? `gallery-${block}` : block);
    if (name === kind) return;
    kind = name;
    context.hidden = !name;
    context.replaceChildren(...(name ? acts(name).map(([label, run]) => act(label, run)) : []));
    rest(context);
  }

  function acts(name) {
    const always = [[say('tool.up'), () => moveBlock(editor, -1)], [say('tool.down'), () => moveBlock(editor, 1)], [say('tool.delete'), () => deleteBlock(editor)]];
    switch (name) {
      case 'gallery-frame':
        return [[say('gallery.add'), () => addToGallery(editor)], ...always];
      case 'gallery-picture':
        return [[say('gallery.add'), () => addToGallery(editor)], ...acts('picture')];
      case 'picture':
        return [[say('picture.describe'), () => describePicture(editor)], [say('picture.replace'), () => replacePicture(editor)], ...always];
      case 'table':
        return [
          ...Object.entries(tableCommands).map(([words, command]) => [say(words), () => {
            command(editor.state, editor.view.dispatch);
            editor.view.focus();
          }]),
          [say('table.title'), () => setTableTitle(editor)],
          ...always,
        ];
      default:
        return [[say('html'), () => editHtml(editor)], ...always];
    }
  }

  editor.on('selectionUpdate', show);
  editor.on('update', show);
  show();
  place.addEventListener('keydown', event => event.key === 'Escape' && editor.view.focus());
  // A click leaves the caret where it is, so that no key is lost on the way back.
  place.addEventListener('mousedown', event => event.target.closest('button') && event.preventDefault());
  return {focus: () => main.querySelector('[tabindex="0"]').focus()};
}

const stops = bar => [...bar.querySelectorAll(':scope > select, :scope > button, :scope > .menu > button')];

// The Tab key stops at a toolbar once.
function rest(bar) {
  stops(bar).forEach((one, i) => (one.tabIndex = i === 0 ? 0 : -1));
}

function rove(bar) {
  rest(bar);
  bar.addEventListener('focusin', event => {
    if (!stops(bar).includes(event.target)) return;
    stops(bar).forEach(one => (one.tabIndex = one === event.target ? 0 : -1));
  });
  bar.addEventListener('keydown', event => {
    const all = stops(bar);
    const at = all.indexOf(event.target);
    // Up and down choose in a select and open a menu.
    const way = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1}[event.key];
    if (at < 0 || way === undefined) return;
    event.preventDefault();
    all.at(way % all.length).focus();
  });
}

function menu(label, entries) {
  const list = make('div', {role: 'menu', class: 'menu-list', 'aria-label': label, hidden: true},
    entries.map(([words, run]) => make('button', {type: 'button', role: 'menuitem', tabindex: '-1', onclick() {
      shut();
      run();
    }}, words)));
  const opener = make('button', {type: 'button', class: 'tool', 'aria-haspopup': 'menu', 'aria-expanded': 'false', onclick: () => (list.hidden ? open() : shut())}, label);
  const holder = make('div', {class: 'menu'}, opener, list);
  const items = [...list.children];
  function open() {
    list.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    items[0].focus();
  }
  function shut() {
    list.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
  }
  holder.addEventListener('keydown', event => {
    if (event.target === opener && event.key === 'ArrowDown') {
      event.preventDefault();
      open();
      return;
    }
    const at = items.indexOf(event.target);
    if (at < 0) return;
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1}[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items.at(to % items.length).focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      shut();
      opener.focus();
    }
  });
  holder.addEventListener('focusout', event => holder.contains(event.relatedTarget) || shut());
  return holder;
}

// By the keyboard from within the copy.
export const keys = (editor, {search, focusTools}) => ({
  'Mod-k': () => does(setLink(editor)),
  'Mod-h': () => does(search.open()),
  'Alt-F10': () => does(focusTools()),
  'Alt-Shift-ArrowUp': () => moveBlock(editor, -1),
  'Alt-Shift-ArrowDown': () => moveBlock(editor, 1),
  'Mod-Alt-f': () => does(insertFootnote(editor)),
});

// The key was meant for us, whatever came of it.
function does() {
  return true;
}
