// Lists that are put in order by drag: take a line by its grip and let go where it belongs. Without this, and by keyboard,
// the buttons beside each line do the same. A form with data-arrange="send" is sent at once; in any other the order of
// its fields is what was meant.
for (const list of document.querySelectorAll('[data-list]')) {
  const form = list.closest('form');
  for (const grip of list.querySelectorAll('[data-grip]')) {
    const item = grip.closest('[data-item]');
    grip.addEventListener('pointerdown', down => {
      if (down.button) return;
      down.preventDefault();
      const items = () => [...list.querySelectorAll(':scope > [data-item]')];
      const from = items().indexOf(item);
      item.classList.add('held');

      const move = event => {
        const others = items().filter(one => one !== item);
        const next = others.find(one => {
          const box = one.getBoundingClientRect();
          return event.clientY < box.top + box.height / 2;
        });
        const before = next ?? null;
        if (item.nextElementSibling !== before) list.insertBefore(item, before);
        const edge = 60;
        if (event.clientY < edge) scrollBy(0, -12);
        else if (event.clientY > innerHeight - edge) scrollBy(0, 12);
      };
      const end = event => {
        document.removeEventListener('pointermove', move);
        document.removeEventListener('pointerup', end);
        document.removeEventListener('pointercancel', end);
        item.classList.remove('held');
        const to = items().indexOf(item);
        if (event.type === 'pointercancel') {
          const there = items().filter(one => one !== item)[from] ?? null;
          list.insertBefore(item, there);
        } else if (to !== from && form.dataset.arrange === 'send') {
          const act = document.createElement('input');
          act.type = 'hidden';
          act.name = 'act';
          act.value = `move:${from + 1}:${to + 1}`;
          form.append(act);
          form.submit();
        }
      };
      // On the document, because a line that is moved about loses the pointer it had captured.
      document.addEventListener('pointermove', move);
      document.addEventListener('pointerup', end);
      document.addEventListener('pointercancel', end);
    });
  }
}
