// The words of the interface, as the desk has them, and small helpers for making elements with them.
const words = JSON.parse(document.getElementById('editor-words').textContent);

// @param values for {0}, {1} … of the words
export function say(key, ...values) {
  const pattern = words[key];
  if (pattern === undefined) throw new Error(`there are no words for ${key}`);
  return pattern.replace(/\{(\d)\}/g, (_whole, index) => values[index] ?? '').replaceAll("''", "'");
}

export function clock(moment) {
  return new Intl.DateTimeFormat(document.documentElement.lang, {hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'}).format(moment);
}

// make('button', {type: 'button', class: 'quiet', onclick: …}, 'Words', child …)
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value') element.value = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child != null && child !== ''));
  return element;
}

export function button(label, act, attributes = {}) {
  return make('button', {type: 'button', class: 'quiet', onclick: act, ...attributes}, label);
}

let fields = 0;

// A field below its label.
export function field(label, input, hint) {
  input.id ||= `field-${++fields}`;
  const parts = [make('label', {for: input.id}, label), input];
  if (hint) {
    input.setAttribute('aria-describedby', `${input.id}-hint`);
    parts.push(make('span', {class: 'hint', id: `${input.id}-hint`}, hint));
  }
  return make('p', {}, ...parts);
}

// Asks by a dialog. Answers what `answer` gives of the form, or null when it was left.
export function ask(title, content, {done = say('do'), answer = () => true, wide = false, actions = []} = {}) {
  const form = make('form', {method: 'dialog', class: 'sheet'}, content);
  const dialog = make('dialog', {'aria-labelledby': 'dialog-title', class: wide ? 'wide-dialog' : null}, make('h2', {id: 'dialog-title'}, title), form);
  return new Promise(resolve => {
    let result = null;
    form.append(
      make('div', {class: 'row'}, make('button', {value: 'done'}, done), ...actions.map(([label, value]) => button(label, () => finish(value))), button(say('cancel'), () => dialog.close())),
    );
    const finish = value => {
      result = value;
      dialog.close();
    };
    form.addEventListener('submit', event => {
      event.preventDefault();
      finish(answer(form));
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
