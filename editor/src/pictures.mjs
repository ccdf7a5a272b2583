// Pictures: taken from the library or from one's own files, by dialog, drag and paste.
import {Extension} from '@tiptap/core';
import {Plugin, PluginKey, TextSelection} from '@tiptap/pm/state';
import {Decoration, DecorationSet} from '@tiptap/pm/view';
import {captionEnd} from './captions.mjs';
import {parse} from './markup.mjs';
import {talk, tokenNow} from './talk.mjs';
import {button, field, make, say} from './words.mjs';

const LIBRARY = '/desk/media';

export const isPictureFile = file => /^image\//.test(file.type);

const underWay = new Set();

// Notes work on pictures that answers whether it went well.
function note(work) {
  underWay.add(work);
  work.finally(() => underWay.delete(work));
}

// Answers, once no picture is being taken in or written about, whether all of that went well.
export const picturesIn = async () => (await Promise.all(underWay)).every(Boolean);

// Takes a file into the library. Answers what the library tells of it, or {message}.
export async function upload(file) {
  const form = new FormData();
  form.append('token', tokenNow());
  form.append('file', file, file.name || 'pasted.png');
  const {status, body} = await talk('POST', LIBRARY, form);
  return status === 201 ? body : {message: body.message ?? body.problem ?? say('no-answer')};
}

// Where the desk shows a picture, public or not.
export const view = media => media.view || `${LIBRARY}/${media.id}/view`;

// Lets choose one picture of the library, or several. Answers a list, empty when it was left.
export function pick({several = false} = {}) {
  const chosen = new Map();
  const grid = make('ul', {class: 'contact picker', 'aria-label': say('pictures')});
  const status = make('p', {role: 'status', class: 'hint'});
  const search = make('input', {type: 'search', autocomplete: 'off', maxlength: '200'});
  const file = make('input', {type: 'file', accept: 'image/*', multiple: several});
  const more = button(say('pictures.older'), () => load(search.value, before));
  let before = '';
  let timer;

  return new Promise(resolve => {
    const finish = list => {
      dialog.close();
      resolve(list);
    };
    const dialog = make('dialog', {class: 'wide-dialog', 'aria-labelledby': 'pick-title'},
      make('h2', {id: 'pick-title'}, several ? say('pictures.choose-several') : say('pictures.choose')),
      make('div', {class: 'pick-head'}, field(say('pictures.upload'), file), field(say('pictures.search'), search)),
      status, grid,
      make('div', {class: 'row'}, several && button(say('pictures.take'), () => finish([...chosen.values()]), {class: ''}), more, button(say('cancel'), () => dialog.close())));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve([]);
    });
    file.addEventListener('change', () => take([...file.files]));
    dialog.addEventListener('dragover', event => event.preventDefault());
    dialog.addEventListener('drop', event => {
      event.preventDefault();
      take([...event.dataTransfer.files].filter(isPictureFile));
    });
    search.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => load(search.value), 250);
    });

    async function take(files) {
      status.textContent = say('pictures.uploading', files.length);
      const taken = [];
      for (const one of files) {
        const media = await upload(one);
        if (media.message) status.textContent = media.message;
        else taken.push(media);
      }
      if (taken.length === 0) return;
      if (!several) finish(taken);
      else {
        status.textContent = '';
        for (const media of taken.reverse()) grid.prepend(entry(media, true));
      }
    }

    function entry(media, isChosen) {
      const label = media.alt || media.path.split('/').at(-1);
      const one = make('button', {
        type: 'button', class: 'pick', 'aria-pressed': several ? String(Boolean(isChosen)) : null,
        onclick() {
          if (!several) return finish([media]);
          if (chosen.delete(media.id)) one.setAttribute('aria-pressed', 'false');
          else {
            chosen.set(media.id, media);
            one.setAttribute('aria-pressed', 'true');
          }
        },
      }, make('img', {src: view(media), alt: '', loading: 'lazy', width: media.width, height: media.height}), make('span', {class: 'called'}, label));
      if (isChosen) chosen.set(media.id, media);
      return make('li', {}, one);
    }

    async function load(query, from = '') {
      const {status: code, body} = await talk('GET', `${LIBRARY}?format=json&q=${encodeURIComponent(query)}&before=${from}`);
      if (code !== 200) {
        status.textContent = body.problem ?? say('no-answer');
        return;
      }
      const entries = body.media.filter(media => media.view).map(media => entry(media, false));
      if (from) grid.append(...entries);
      else grid.replaceChildren(...entries);
      status.textContent = grid.children.length === 0 ? say('pictures.none') : '';
      before = body.before;
      more.hidden = !before;
    }

    document.body.append(dialog);
    dialog.showModal();
    load('');
  });
}

// As a block of the copy: the picture with its caption and credit, as the library has them.
export function pictureNode(media, schema) {
  const line = [];
  const caption = parse(media.caption ?? '').textContent.trim();
  if (caption) line.push(schema.text(caption));
  if (media.credit) {
    if (caption) line.push(schema.text(' '));
    line.push(schema.text(media.credit, [schema.mark('phrase', {tag: 'cite'})]));
  }
  return schema.node('picture', {src: media.path, alt: media.alt ?? '', width: String(media.width), height: String(media.height)}, line);
}

const waiting = new PluginKey('pictureFiles');

// Takes in picture files that are dropped on the text or pasted into it. Where they are going to stand is marked, and
// moves with what is written meanwhile.
export const PictureFiles = Extension.create({
  name: 'pictureFiles',
  addOptions: () => ({said: () => {}}),
  addProseMirrorPlugins() {
    const {said} = this.options;
    const take = async (view, files, at) => {
      const $at = view.state.doc.resolve(Math.min(at ?? view.state.selection.to, view.state.doc.content.size));
      const mark = {};
      view.dispatch(view.state.tr.setMeta(waiting, {mark, at: $at.depth > 0 ? $at.after(1) : $at.pos}));
      const place = () => waiting.getState(view.state).find(undefined, undefined, spec => spec.mark === mark)[0]?.from ?? view.state.doc.content.size;
      let isWhole = true;
      for (const file of files) {
        said(say('pictures.uploading', 1));
        const media = await upload(file);
        said(media.message ?? say('pictures.in'));
        if (media.message) isWhole = false;
        else put(view, pictureNode(media, view.state.schema), place());
      }
      view.dispatch(view.state.tr.setMeta(waiting, {mark}));
      return isWhole;
    };
    return [
      new Plugin({
        key: waiting,
        state: {
          init: () => DecorationSet.empty,
          apply(transaction, before) {
            const marks = before.map(transaction.mapping, transaction.doc);
            const {mark, at} = transaction.getMeta(waiting) ?? {};
            if (!mark) return marks;
            if (at === undefined) return marks.remove(marks.find(undefined, undefined, spec => spec.mark === mark));
            const shown = () => make('p', {class: 'taking-in'}, say('pictures.uploading', 1));
            return marks.add(transaction.doc, [Decoration.widget(at, shown, {mark})]);
          },
        },
        props: {
          decorations: state => waiting.getState(state),
          handlePaste(view, event) {
            const files = [...(event.clipboardData?.files ?? [])].filter(isPictureFile);
            // Office programs put a picture of the text beside the text.
            if (files.length === 0 || event.clipboardData.types.includes('text/html') && event.clipboardData.getData('text/plain').trim()) return false;
            note(take(view, files));
            return true;
          },
          handleDrop(view, event) {
            const files = [...(event.dataTransfer?.files ?? [])].filter(isPictureFile);
            if (files.length === 0) return false;
            event.preventDefault();
            note(take(view, files, view.posAtCoords({left: event.clientX, top: event.clientY})?.pos));
            return true;
          },
        },
      }),
    ];
  },
});

// What is typed next is its caption.
function put(view, picture, at) {
  const {tr} = view.state;
  tr.insert(at, picture);
  tr.setSelection(TextSelection.create(tr.doc, at + 1 + captionEnd(picture)));
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

// The lead picture of the furniture: a hidden field with its id, shown as a picture to choose, change or take away.
export function leadPicture(input) {
  const box = make('div', {class: 'lead'});
  const set = id => {
    input.value = String(id);
    show();
    input.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const choose = async () => {
    const [media] = await pick();
    if (media) set(media.id);
    box.querySelector('button')?.focus();
  };
  function show() {
    const id = input.value;
    box.replaceChildren(
      ...(id ? [make('img', {src: `${LIBRARY}/${id}/view`, alt: say('lead.alt')})] : []),
      make('div', {class: 'row'},
        button(id ? say('lead.change') : say('lead.choose'), choose),
        id && make('a', {class: 'hint', href: `${LIBRARY}/${id}`, target: '_blank'}, say('lead.describe')),
        id && button(say('lead.remove'), () => set(''), {class: 'plain'})),
    );
    if (id) describe(id);
  }
  // What readers and the copy desk ask of every picture is written here, and kept with the picture.
  async function describe(id) {
    const {status, body} = await talk('GET', `${LIBRARY}/${id}?format=json`);
    if (status !== 200 || input.value !== id) return;
    const words = name => make('input', {value: body[name], maxlength: '1000', autocomplete: 'off', onchange: ({target}) => note(keep(id, name, target.value.trim()))});
    box.querySelector('.row').before(
      field(say('picture.alt-short'), words('alt')), field(say('picture.caption'), words('caption')), field(say('picture.credit'), words('credit')),
    );
  }
  async function keep(id, name, text) {
    const {status, body} = await talk('POST', `${LIBRARY}/${id}`, new URLSearchParams({token: tokenNow(), [name]: text}));
    if (status === 200) input.dispatchEvent(new Event('input', {bubbles: true}));
    else box.append(make('p', {class: 'fault', role: 'alert'}, body.problem ?? say('no-answer')));
    return status === 200;
  }
  async function take(file) {
    const media = await upload(file);
    if (media.message) box.append(make('p', {class: 'fault', role: 'alert'}, media.message));
    else set(media.id);
    return !media.message;
  }
  box.addEventListener('dragover', event => event.preventDefault());
  box.addEventListener('drop', event => {
    event.preventDefault();
    const file = [...event.dataTransfer.files].find(isPictureFile);
    if (file) note(take(file));
  });
  input.addEventListener('refill', show);
  input.type = 'hidden';
  input.removeAttribute('aria-describedby');
  document.getElementById(`${input.id}-hint`)?.remove();
  document.querySelector(`label[for="${input.id}"]`)?.replaceWith(make('p', {class: 'label'}, say('lead')));
  input.after(box);
  show();
}
