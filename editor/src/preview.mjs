// The working copy in the paper's own looks, in a frame as wide as a phone or as a desk, brought up to date with each save.
import {make, say} from './words.mjs';

const WIDTHS = {phone: 390, desk: 1280};

export function preview(path, flush) {
  let frame = null;

  function fit(dialog) {
    const width = WIDTHS[frame.dataset.width];
    const room = dialog.querySelector('.paper');
    const scale = Math.min(1, room.clientWidth / width);
    Object.assign(frame.style, {width: `${width}px`, height: `${room.clientHeight / scale}px`, transform: `scale(${scale})`});
  }

  function load() {
    const at = frame.contentWindow?.scrollY ?? 0;
    frame.onload = () => frame.contentWindow?.scrollTo(0, at);
    frame.src = `${path}/preview`;
  }

  return {
    async open() {
      await flush();
      frame = make('iframe', {title: say('preview.frame'), 'data-width': innerWidth < 700 ? 'phone' : 'desk'});
      const choice = width =>
        make('button', {
          type: 'button', class: 'quiet', 'aria-pressed': String(frame.dataset.width === width),
          onclick(event) {
            frame.dataset.width = width;
            for (const one of event.target.parentElement.querySelectorAll('[aria-pressed]')) one.setAttribute('aria-pressed', String(one === event.target));
            fit(dialog);
          },
        }, say(`preview.${width}`));
      const dialog = make('dialog', {class: 'preview', 'aria-labelledby': 'preview-title'},
        make('div', {class: 'row'}, make('h2', {id: 'preview-title'}, say('preview')), choice('phone'), choice('desk'),
          make('button', {type: 'button', onclick: () => dialog.close()}, say('preview.close'))),
        make('div', {class: 'paper'}, frame));
      dialog.addEventListener('close', () => {
        dialog.remove();
        frame = null;
      });
      document.body.append(dialog);
      dialog.showModal();
      fit(dialog);
      new ResizeObserver(() => frame && fit(dialog)).observe(dialog);
      load();
    },
    refresh: () => frame && load(),
  };
}
