// How blocks that are more than text look while one writes.
import {lacksCaption} from './captions.mjs';
import {parse} from './markup.mjs';
import {make, say} from './words.mjs';

// The schema's extensions with views of their own where they need them.
export function withViews(extensions) {
  const views = {picture: pictureView, inlinePicture: inlinePictureView, embed: embedView, kept: keptView};
  return extensions.map(one => (views[one.name] ? one.extend({addNodeView: () => views[one.name]}) : one));
}

// A picture that no public story uses yet is shown to the desk alone, by another way.
function image(attributes) {
  const img = make('img', {src: attributes.src, alt: attributes.alt ?? '', width: attributes.width, height: attributes.height});
  img.addEventListener('error', () => (img.src = `/desk/media/at?path=${encodeURIComponent(attributes.src)}`), {once: true});
  return img;
}

function pictureView({node: first, editor, getPos}) {
  const caption = make('figcaption', {'data-placeholder': say('picture.caption')});
  const dom = make('figure');
  let shown;
  const update = next => {
    if (next.type !== first.type) return false;
    const {src, alt, classes} = next.attrs;
    dom.className = classes ?? '';
    caption.classList.toggle('empty', lacksCaption(next));
    if (shown?.src !== src || shown?.alt !== alt) {
      dom.replaceChildren(image(next.attrs), ...(alt ? [] : [make('span', {class: 'lacks', contenteditable: 'false'}, say('picture.no-alt'))]), caption);
      shown = {src, alt};
    }
    return true;
  };
  update(first);
  dom.addEventListener('click', event => event.target.localName === 'img' && editor.commands.setNodeSelection(getPos()));
  return {dom, contentDOM: caption, update, ignoreMutation: record => !caption.contains(record.target)};
}

const inlinePictureView = ({node: {attrs}}) => ({dom: image(attrs)});

function embedView({node: first}) {
  const caption = make('figcaption', {'data-placeholder': say('picture.caption')});
  const what = make('p', {contenteditable: 'false'});
  const dom = make('figure', {class: 'embed'}, what, caption);
  const update = next => {
    if (next.type !== first.type) return false;
    what.replaceChildren(make('strong', {}, next.attrs.label), ' ', make('small', {}, next.attrs.href));
    caption.classList.toggle('empty', lacksCaption(next));
    return true;
  };
  update(first);
  return {dom, contentDOM: caption, update, ignoreMutation: record => !caption.contains(record.target)};
}

function keptView({node: {attrs}}) {
  const body = parse(attrs.html);
  body.querySelectorAll('img').forEach(img => img.replaceWith(image(Object.fromEntries([...img.attributes].map(one => [one.name, one.value])))));
  const shown = make('div', {inert: true}, ...[...body.childNodes].map(child => document.importNode(child, true)));
  return {dom: make('div', {class: 'kept', contenteditable: 'false'}, make('small', {}, say('kept.label')), shown)};
}
