// Says once that this story was read for a second, and from what kind of place.
(() => {
  const {pathname} = new URL(document.querySelector('link[rel=canonical]')?.href ?? location.href);
  const from = () => {
    if (!document.referrer) return 'direct';
    const {host, hostname} = new URL(document.referrer);
    if (host === location.host) return 'site';
    if (/(^|\.)(google|bing|duckduckgo|yahoo|yandex|baidu|ecosia|qwant|startpage|naver|seznam)\./.test(hostname)) return 'search';
    return /(^|\.)(facebook|instagram|twitter|x|t|bsky|threads|linkedin|lnkd|reddit|vk|telegram|tiktok|pinterest|weibo)\.|mastodon/.test(hostname) ? 'social' : 'other';
  };
  let second;
  const watch = () => {
    clearTimeout(second);
    if (document.prerendering || document.visibilityState !== 'visible') return;
    second = setTimeout(() => {
      removeEventListener('visibilitychange', watch, true);
      navigator.sendBeacon('/reads', from() + ' ' + pathname);
    }, 1000);
  };
  addEventListener('visibilitychange', watch, true);
  addEventListener('prerenderingchange', watch, true);
  watch();
})();
