// Does a little work before a comment is sent: nothing for a reader, much for whoever sends thousands.
// Without it, or on a site without TLS, a comment is sent all the same and waits for a moderator.
(() => {
  const form = document.querySelector('form[data-work]');
  if (!form || !globalThis.crypto?.subtle) return;
  const field = name => form.elements.namedItem(name);
  const hash = async text => new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const zeros = bytes => Math.clz32(new DataView(bytes.buffer).getUint32(0));

  const work = async (text, bits) => {
    const start = hex(await hash(text));
    for (let from = 0; ; from += 256) {
      const tried = await Promise.all(Array.from({length: 256}, (none, i) => hash(`${start}:${from + i}`)));
      const found = tried.findIndex(bytes => zeros(bytes) >= bits);
      if (found >= 0) return from + found;
    }
  };

  let begun = 0;
  let working = false;
  form.addEventListener('focusin', () => (begun ||= Date.now()));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (working) return;
    working = true;
    form.querySelector('button').setAttribute('aria-busy', 'true');
    field('spent').value = begun ? Date.now() - begun : 0;
    field('work').value = await work(`${field('form').value}\n${field('text').value}`, Number(form.dataset.work));
    HTMLFormElement.prototype.submit.call(form);
  });
  addEventListener('pageshow', () => (working = false));
})();
