// Who else has the story open, and who writes.
import {talk} from './talk.mjs';
import {button, clock, make, say} from './words.mjs';

// Three times in what the server takes for being gone.
const EVERY = 15_000;

// @param holding is told whether this tab writes, and whether that was taken over from somebody
export function watch({path, tab, place, holding}) {
  let last = null;

  async function tell(way = 'presence') {
    const {status, body} = await talk('POST', `${path}/${way}`, {tab});
    if (status !== 200) return;
    const mine = body.holder?.mine ?? true;
    show(body, mine);
    if (mine !== last) holding(mine, {first: last === null});
    last = mine;
  }

  function show({others, holder}, mine) {
    const key = JSON.stringify([others.map(one => one.name), holder, mine]);
    if (place.dataset.shown === key) return;
    place.dataset.shown = key;
    place.hidden = others.length === 0;
    if (others.length === 0) return;
    if (mine) place.replaceChildren(say('presence.here', others.map(one => one.name).join(', ')));
    else {
      const since = others.find(one => one.name === holder?.name)?.since;
      place.replaceChildren(
        make('span', {}, say('presence.holds', holder?.name ?? '', since ? clock(new Date(since)) : '')), ' ',
        button(say('presence.take-over'), () => tell('presence/holder')),
      );
    }
  }

  tell();
  setInterval(() => document.visibilityState === 'visible' && tell(), EVERY);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && tell());
  addEventListener('pagehide', () => talk('POST', `${path}/presence`, {tab, leaving: true}, {keepalive: true}));
  return tell;
}
