// What a page does for a reader whose browser runs scripts. Everything on it works without.
(() => {
  const root = document.documentElement;
  const house = root.dataset.scheme ?? 'system';

  const chosen = () => {
    try {
      return localStorage.getItem('scheme');
    } catch {
      return null; // Storage is refused: the choice lasts as long as the page.
    }
  };

  const wear = scheme => {
    if (scheme === 'system') delete root.dataset.scheme;
    else root.dataset.scheme = scheme;
    for (const button of document.querySelectorAll('.scheme button')) {
      button.setAttribute('aria-pressed', String(button.dataset.scheme === scheme));
    }
  };

  const choose = scheme => {
    wear(scheme);
    try {
      localStorage.setItem('scheme', scheme);
    } catch {
      // As above.
    }
  };

  const play = link => {
    const frame = document.createElement('iframe');
    const address = new URL(link.dataset.player);
    address.searchParams.set('autoplay', '1');
    frame.src = address;
    frame.title = link.textContent;
    frame.allow = 'autoplay; fullscreen';
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.sandbox = 'allow-scripts allow-same-origin allow-popups allow-presentation';
    link.parentElement.replaceChildren(frame);
    frame.focus();
  };

  const copy = async link => {
    try {
      await navigator.clipboard.writeText(link.href);
      link.textContent = link.dataset.copy;
      link.role = 'status';
    } catch {
      location.href = link.href; // The address line has it then.
    }
  };

  const plain = event => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

  document.addEventListener('click', event => {
    const of = selector => event.target.closest?.(selector);
    let it;
    if ((it = of('.scheme button'))) choose(it.dataset.scheme);
    else if (of('[data-print]')) print();
    else if ((it = of('[data-share]'))) {
      navigator.share({title: document.querySelector('h1').textContent, url: document.querySelector('link[rel=canonical]').href}).catch(() => {});
    } else if (plain(event) && (it = of('a[data-copy]')) && navigator.clipboard) {
      event.preventDefault();
      copy(it);
    } else if (plain(event) && (it = of('a[data-player]'))) {
      event.preventDefault();
      play(it);
    }
  });

  wear(chosen() ?? house);
  if (navigator.share) for (const button of document.querySelectorAll('[data-share]')) button.hidden = false;
})();
