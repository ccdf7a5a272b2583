// Which tab this is, and which others still live.
function fresh() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

const lockOf = tab => `dateline-tab-${tab}`;

// The same after a reload; another one in a tab that was made by duplicating.
export async function thisTab() {
  const known = sessionStorage.getItem('dateline-tab');
  if (known && (await hold(known))) return known;
  const tab = fresh();
  sessionStorage.setItem('dateline-tab', tab);
  await hold(tab);
  return tab;
}

function hold(tab) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise(held => {
    navigator.locks.request(lockOf(tab), {ifAvailable: true}, lock => {
      held(lock !== null);
      return lock === null ? undefined : new Promise(() => {});
    });
  });
}

// The tabs that are open now, as far as the browser tells.
export async function living() {
  const {held = []} = (await navigator.locks?.query()) ?? {};
  return new Set(held.map(lock => lock.name.replace('dateline-tab-', '')));
}
