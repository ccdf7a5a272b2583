// Pictures: taken from the library or from one's own files, by dialog, drag and paste.
import {Extension} from '@tiptap/core';
import {Plugin} from '@tiptap/pm/state';
import {parse} from './markup.mjs';
import {talk, tokenNow} from './talk.mjs';
import {button, field, make, say} from './words.mjs';

const LIBRARY = '/desk/media';

export const isPictureFile = file => /^image\//.test(file.type);

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

// Takes in picture files that are dropped on the text or pasted into it.
export const PictureFiles = Extension.create({
  name: 'pictureFiles',
  addOptions: () => ({said: () => {}}),
  addProseMirrorPlugins() {
    const {said} = this.options;
    const insert = async (view, files, at) => {
      for (const file of files) {
        said(say('pictures.uploading', 1));
        const media = await upload(file);
        said(media.message ?? say('pictures.in'));
        if (media.message) continue;
        const {state} = view;
        const place = Math.min(at ?? state.selection.to, state.doc.content.size);
        const after = state.doc.resolve(place).depth > 0 ? state.doc.resolve(place).after(1) : place;
        view.dispatch(state.tr.insert(after, pictureNode(media, state.schema)).scrollIntoView());
      }
    };
    return [
      new Plugin({
        props: {
          handlePaste(view, event) {
            const files = [...(event.clipboardData?.files ?? [])].filter(isPictureFile);
            // Office programs put a picture of the text beside the text.
            if (files.length === 0 || event.clipboardData.types.includes('text/html') && event.clipboardData.getData('text/plain').trim()) return false;
            insert(view, files);
            return true;
          },
          handleDrop(view, event) {
            const files = [...(event.dataTransfer?.files ?? [])].filter(isPictureFile);
            if (files.length === 0) return false;
            event.preventDefault();
            insert(view, files, view.posAtCoords({left: event.clientX, top: event.clientY})?.pos);
            return true;
          },
        },
      }),
    ];
  },
});

// The lead picture of the furniture: a hidden field with its id, shown as a picture to choose, change or take away.
// Answers a promise giver: settled() once what was written about the picture is kept, or null when nothing is under way.
export function leadPicture(input) {
  const box = make('div', {class: 'lead'});
  const underWay = new Set();
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
    const words = name => make('input', {value: body[name], maxlength: '1000', autocomplete: 'off', onchange: ({target}) => keep(id, name, target.value.trim())});
    box.querySelector('.row').before(
      field(say('picture.alt-short'), words('alt')), field(say('picture.caption'), words('caption')), field(say('picture.credit'), words('credit')),
    );
  }
  async function keep(id, name, text) {
    const asked = talk('POST', `${LIBRARY}/${id}`, new URLSearchParams({token: tokenNow(), [name]: text}));
    underWay.add(asked);
    const {status, body} = await asked;
    underWay.delete(asked);
    if (status === 200) input.dispatchEvent(new Event('input', {bubbles: true}));
    else box.append(make('p', {class: 'fault', role: 'alert'}, body.problem ?? say('no-answer')));
  }
  box.addEventListener('dragover', event => event.preventDefault());
  box.addEventListener('drop', async event => {
    event.preventDefault();
    const file = [...event.dataTransfer.files].find(isPictureFile);
    const media = file && (await upload(file));
    if (media?.id) set(media.id);
    else if (media) box.append(make('p', {class: 'fault', role: 'alert'}, media.message));
  });
  input.addEventListener('refill', show);
  input.type = 'hidden';
  input.removeAttribute('aria-describedby');
  document.getElementById(`${input.id}-hint`)?.remove();
  document.querySelector(`label[for="${input.id}"]`)?.replaceWith(make('p', {class: 'label'}, say('lead')));
  input.after(box);
  show();  return {settled: () => (underWay.size > 0 ? Promise.all(underWay) : null)};
}
