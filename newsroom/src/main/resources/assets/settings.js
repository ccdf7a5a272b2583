// Shows what is being chosen as soon as it is chosen. Without this, the button beside "Keep" does it.
const form = document.querySelector('form[data-live]');
const look = form?.querySelector('[data-look]');
let waiting;

form?.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => form.requestSubmit(look), 250);
});
