// The queue of comments by keyboard: j and k go down and up, x ticks, a approves, s calls spam, t removes, z takes back.
// What is ticked is decided at once; else the comment where the reader is.
const form = document.querySelector('[data-queue]');
const lines = form ? [...form.querySelectorAll('ol.said > li')] : [];
const bulk = {a: 'approved', s: 'spam', t: 'trash'};
let at = -1;

function go(step) {
  if (!lines.length) return;
  at = Math.max(0, Math.min(lines.length - 1, at + step));
  lines[at].focus();
  lines[at].scrollIntoView({block: 'nearest'});
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input:not([type=checkbox]), select, textarea')) return;
  const focused = lines.findIndex(line => line.contains(document.activeElement));
  if (focused >= 0) at = focused;
  const key = event.key.toLowerCase();
  if (key === 'j') go(1);
  else if (key === 'k') go(-1);
  else if (key === 'x' && at >= 0) lines[at].querySelector('input').click();
  else if (key === 'z') document.querySelector('[data-key=z]')?.click();
  else if (form && bulk[key]) {
    const ticked = form.querySelector('input[name=id]:checked');
    const button = ticked
      ? form.querySelector(`[name=decision][value=${bulk[key]}]`)
      : at >= 0 && lines[at].querySelector(`[data-key=${key}]`);
    button?.click?.();
  } else return;
  event.preventDefault();
});
