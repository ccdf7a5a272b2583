// What stands around the copy: the plain fields of the page's form, read as the object that the server keeps.
import {make, say} from './words.mjs';

// @param form of the page
// @param story its state when the page was made, for what no field holds
// @param standfirst {read, write} of the field with emphasis
export class Furniture {
  constructor(form, story, standfirst) {
    this.form = form;
    this.before = story.furniture;
    this.standfirst = standfirst;
    this.people = new Map([...document.querySelectorAll('#people option')].map(option => [option.value, Number(option.dataset.id)]));
    rows(this.field('bylines'), {separator: ', ', labels: [say('byline.name'), say('byline.role')], list: 'people', add: say('byline.add')});
    rows(this.field('sources'), {separator: ' | ', labels: [say('source.label'), say('source.address')], add: say('source.add')});
    const sections = this.field('section');
    sections?.addEventListener('change', () => this.tidySections());
    this.tidySections();
    for (const area of form.querySelectorAll('textarea[data-line]')) oneLine(area);
  }

  field(name) {
    return this.form.elements.namedItem(name);
  }

  value(name) {
    return this.field(name)?.value.trim() ?? this.before[name] ?? '';
  }

  read() {
    return {
      ...this.before,
      kicker: this.value('kicker'),
      headline: this.value('headline').replace(/\s+/g, ' '),
      standfirst: this.standfirst.read(),
      trail: this.value('trail'),
      dateline: this.value('dateline'),
      slug: this.value('slug'),
      sectionIds: this.sections(),
      topics: this.value('topics').split(',').map(topic => topic.trim()).filter(Boolean),
      bylines: lines(this.value('bylines'), ',').map(([name, role]) => ({personId: this.person(name), name, role})),
      pictureId: Number(this.value('picture')) || null,
      sources: lines(this.value('sources'), '|').map(([label, address]) => ({label, address})),
      ednote: this.value('ednote'),
      genre: this.value('genre'),
      aiUse: this.value('aiUse'),
      commentsOpen: this.field('commentsOpen').checked,
      seoTitle: this.value('seoTitle'),
      seoDescription: this.value('seoDescription'),
    };
  }

  person(name) {
    const known = this.before.bylines.find(byline => byline.name === name);
    return known?.personId ?? this.people.get(name) ?? 0;
  }

  sections() {
    const further = [...document.querySelectorAll('input[name=sections]:checked')].map(box => box.value);
    return [...new Set([this.value('section'), ...further].filter(Boolean))].map(Number);
  }

  tidySections() {
    const main = this.field('section')?.value;
    for (const box of document.querySelectorAll('input[name=sections]')) {
      box.closest('label').hidden = box.value === main;
    }
  }

  // Fills the fields with what another tab or person wrote.
  write(furniture) {
    this.before = furniture;
    for (const name of ['kicker', 'headline', 'trail', 'dateline', 'slug', 'ednote', 'genre', 'aiUse', 'seoTitle', 'seoDescription']) {
      if (this.field(name)) this.field(name).value = furniture[name] ?? '';
    }
    this.standfirst.write(furniture.standfirst);
    this.field('topics').value = furniture.topics.join(', ');
    this.field('bylines').value = furniture.bylines.map(({name, role}) => (role ? `${name}, ${role}` : name)).join('\n');
    this.field('sources').value = furniture.sources.map(({label, address}) => (address ? `${label} | ${address}` : label)).join('\n');
    this.field('section').value = furniture.sectionIds[0] ?? '';
    for (const box of document.querySelectorAll('input[name=sections]')) box.checked = furniture.sectionIds.includes(Number(box.value));
    this.field('commentsOpen').checked = furniture.commentsOpen;
    this.field('picture').value = furniture.pictureId ?? '';
    this.tidySections();
    for (const field of this.form.elements) field.dispatchEvent(new Event('refill'));
  }
}

function lines(text, separator) {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => {
      const at = line.indexOf(separator);
      return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    });
}

// A headline is long but one line: it grows, and Enter leads on.
function oneLine(area) {
  area.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    const fields = [...document.querySelectorAll('[data-line], #standfirst-text [contenteditable], #copy-text [contenteditable]')];
    fields[fields.indexOf(area) + 1]?.focus();
  });
}

// Shows a field of lines as rows of two fields each; the field itself stays what is read and sent.
function rows(area, {separator, labels, list, add}) {
  const holder = make('div', {class: 'rows'});
  const input = (value, i) =>
    make('input', {value, 'aria-label': labels[i], placeholder: labels[i], list: i === 0 ? list : null, oninput: gather, autocomplete: 'off'});
  const row = ([first, second]) => {
    const line = make('div', {class: 'line'}, input(first, 0), input(second, 1));
    line.append(
      make('button', {
        type: 'button', class: 'plain', 'aria-label': say('row.remove', first || labels[0]),
        onclick() {
          line.remove();
          gather();
          (holder.querySelector('input') ?? more).focus();
        },
      }, '×'),
    );
    return line;
  };
  const more = make('button', {
    type: 'button', class: 'plain',
    onclick() {
      const line = row(['', '']);
      more.before(line);
      line.querySelector('input').focus();
    },
  }, add);
  function gather() {
    area.value = [...holder.querySelectorAll('.line')]
      .map(line => [...line.querySelectorAll('input')].map(one => one.value.trim()))
      .filter(([first]) => first)
      .map(([first, second]) => (second ? first + separator + second : first))
      .join('\n');
    area.dispatchEvent(new Event('input', {bubbles: true}));
  }
  function fill() {
    holder.replaceChildren(...lines(area.value, separator.trim()).map(row), more);
  }
  area.addEventListener('refill', fill);
  area.hidden = true;
  const label = document.querySelector(`label[for="${area.id}"]`);
  if (label) {
    holder.setAttribute('role', 'group');
    label.id ||= `${area.id}-label`;
    holder.setAttribute('aria-labelledby', label.id);
    label.removeAttribute('for');
  }
  document.getElementById(area.getAttribute('aria-describedby'))?.remove();
  area.after(holder);
  fill();
}
