// Two versions beside each other, and which to go on with. The other one stays among the revisions.
import {parse, written} from './markup.mjs';
import {make, say} from './words.mjs';

// Answers 'mine' or 'theirs'.
//
// @param mine   {furniture, copy}
// @param theirs {furniture, copy, savedBy, savedAt}
export function choose(mine, theirs, {title, text}) {
  const mineBlocks = blocks(mine);
  const theirBlocks = blocks(theirs);
  const same = common(mineBlocks, theirBlocks);
  const column = (heading, list, kept, label, value, close) =>
    make(
      'section',
      {class: 'version'},
      make('h3', {}, heading),
      make('button', {type: 'button', onclick: () => close(value)}, label),
      make('div', {class: 'version-copy', tabindex: '0', 'aria-label': heading, role: 'region'}, list.map((block, i) => shown(block, kept.has(i)))),
    );
  return new Promise(resolve => {
    const dialog = make('dialog', {class: 'wide-dialog conflict', 'aria-labelledby': 'conflict-title'});
    const close = value => {
      dialog.remove();
      resolve(value);
    };
    // There is no way round the choice: words would wait for it unsent.
    dialog.addEventListener('cancel', event => event.preventDefault());
    dialog.append(
      make('h2', {id: 'conflict-title'}, title),
      make('p', {}, text),
      make(
        'div',
        {class: 'versions'},
        column(say('conflict.mine'), mineBlocks, same.mine, say('conflict.take-mine'), 'mine', close),
        column(say('conflict.theirs', theirs.savedBy ?? ''), theirBlocks, same.theirs, say('conflict.take-theirs'), 'theirs', close),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}

const FIELDS = ['kicker', 'headline', 'standfirst', 'dateline', 'slug', 'ednote', 'trail', 'seoTitle', 'seoDescription'];

function blocks({furniture, copy}) {
  const words = FIELDS.map(name => [name, say(`field.${name}`), parse(furniture[name] ?? '').textContent]);
  const fields = [...words, ...chosen(furniture)].filter(([, , text]) => text).map(([name, field, text]) => ({key: `${name} ${text}`, field, text}));
  const rest = [...parse(copy).children].map(element => ({key: written(element), element}));
  return [...fields, ...rest];
}

// What is chosen rather than written, as the page's own fields call it.
function chosen({sectionIds, topics, bylines, sources, pictureId, genre, aiUse}) {
  const option = (name, value) => document.querySelector(`#${name} option[value="${CSS.escape(value)}"]`)?.textContent ?? value;
  const called = list => list.map(([name, more]) => (more ? `${name}, ${more}` : name)).join(' · ');
  return [
    ['picture', pictureId ? `${pictureId}` : ''],
    ['section', sectionIds.map(id => option('section', `${id}`).replace(/^[— ]+/, '')).join(' · ')],
    ['topics', topics.join(', ')],
    ['bylines', called(bylines.map(({name, role}) => [name, role]))],
    ['sources', called(sources.map(({label, address}) => [label, address]))],
    ['genre', genre && option('genre', genre)],
    ['aiUse', aiUse && option('aiUse', aiUse)],
  ].map(([name, text]) => [name, name === 'picture' ? say('lead') : document.querySelector(`label[for="${name}"], #${name}-label`).textContent, text]);
}

function shown({field, text, element}, isSame) {
  const block = make('div', {class: isSame ? 'same' : 'different'});
  if (field) block.append(make('small', {}, field), make('p', {}, text));
  else {
    const copy = document.importNode(element, true);
    copy.querySelectorAll('img, audio, video').forEach(one => one.replaceWith(one.getAttribute('alt') || one.localName));
    block.append(copy);
  }
  return block;
}

// Which blocks stand in both, in the same order: the longest common run, as a difference of lines has it.
function common(a, b) {
  const lengths = Array.from({length: a.length + 1}, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i][j] = a[i].key === b[j].key ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const mine = new Set();
  const theirs = new Set();
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i].key === b[j].key) {
      mine.add(i++);
      theirs.add(j++);
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else j++;
  }
  return {mine, theirs};
}
