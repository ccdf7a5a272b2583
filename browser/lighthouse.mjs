// Marks pages by Lighthouse as it sees them on a phone.
import {createServer} from 'node:net';
import lighthouse from 'lighthouse';
import {chromium} from 'playwright-core';
import {flags} from './newsroom.mjs';

// Opens Chromium for Lighthouse and finds a page of each kind at `url`.
export async function openMarker(url) {
  const port = await new Promise(done => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const {port: free} = probe.address();
      probe.close(() => done(free));
    });
  });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [...flags, `--remote-debugging-port=${port}`],
  });
  const front = await (await fetch(url)).text();
  const linked = pattern => url + front.match(pattern)[1];
  return {
    port,
    pages: {
      front: url + '/',
      story: linked(/href="(\/\d{4}\/\d\d\/\d\d\/[^/"]+\/)"/),
      section: linked(/href="(\/category\/[^"]+)"/),
    },
    close: () => browser.close(),
  };
}

// {performance, accessibility, bestPractices, seo, shift, faults}: marks of 100, and what cost any.
export async function mark(marker, url, categories = ['accessibility', 'best-practices', 'seo', 'performance']) {
  const {lhr} = await lighthouse(url, {port: marker.port, output: 'json', logLevel: 'error', onlyCategories: categories});
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const of = name => Math.round((lhr.categories[name]?.score ?? 0) * 100);
  const faults = [];
  for (const name of categories.filter(category => category !== 'performance')) {
    for (const {id, weight} of lhr.categories[name].auditRefs) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 1) {
        const where = (audit.details?.items ?? []).map(item => item.node?.selector ?? '').filter(Boolean);
        faults.push(`${id}: ${audit.title} ${where.join(', ')}`.trim());
      }
    }
  }
  return {
    performance: of('performance'),
    accessibility: of('accessibility'),
    bestPractices: of('best-practices'),
    seo: of('seo'),
    shift: lhr.audits['cumulative-layout-shift']?.numericValue,
    paint: lhr.audits['largest-contentful-paint']?.numericValue,
    faults,
  };
}
