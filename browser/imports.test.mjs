// Real exports and hostile ones, imported by the command, served, and looked at in Chromium. Needs the folder of real
// exports beside the project; says so when it is not there.
import {test, before, after} from 'node:test';
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {checkHtml, openBrowser, run, serve, sharedData, temporaryFolder} from './newsroom.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const data = sharedData();
const skip = data ? false : 'there is no ../shared/data beside the project';
const real = [
  'wxr-official/themeunittestdata.wordpress.xml',
  'wxr-official/wordpress-theme-test-data-ja.xml',
  'wxr-official/a11y-theme-unit-test-data.xml',
  'wxr-real/de-wpcom-2009-2018-comments.xml',
  'wxr-real/en-filmnews-wpcom-2010-2021.xml',
  'wxr-real/en-wxr1.1-wp3.3-2009-2013.xml',
  'wxr-real/fr-news-wp4.4-2011-2016-threaded.xml',
  'wxr-real/zh-wp3.5-2012-threaded.xml',
];

let browser;
before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
});

async function imported(file) {
  const source = join(data, file);
  assert.ok(existsSync(source), `${file} is missing`);
  const folder = temporaryFolder();
  const report = join(folder, 'report.json');
  const room = join(folder, 'newsroom');
  run('import', 'wordpress', source, '--data', room, '--report', report);
  return {server: await serve(room), report: JSON.parse(readFileSync(report, 'utf8'))};
}

// What axe finds on a page of each kind: small and dark, large and light. All four are tried on the sample.
async function violations(url, documents) {
  const stories = documents.slice(1).map(([, html]) => html);
  const linked = pattern => stories.map(html => html.match(pattern)?.[1]).find(Boolean);
  const kinds = {
    front: '/',
    story: documents.at(-1)[0],
    section: linked(/href="(\/(?:[^"]+\/)?category\/[^"]+)"/),
    author: linked(/href="(\/(?:[^"]+\/)?author\/[^"]+)"/),
    search: '/search/?q=the',
    missing: '/there-is-no-such-page/',
  };
  const found = [];
  for (const [width, colorScheme] of [[360, 'dark'], [1440, 'light']]) {
    const context = await browser.newContext({viewport: {width, height: 900}, colorScheme, bypassCSP: true});
    for (const [kind, path] of Object.entries(kinds)) {
      if (!path) continue;
      const page = await context.newPage();
      await page.goto(url + path);
      await page.addScriptTag({content: axe});
      const {violations: bad} = await page.evaluate(() => axe.run(document));
      found.push(...bad.map(v => `${kind} ${path} ${width} ${colorScheme}: ${v.id} ${v.nodes.map(n => n.target).join(' ')}`));
      await page.close();
    }
    await context.close();
  }
  return found;
}

// Every `nth` entry, so that a sample of a large site covers its whole time.
function sample(list, count) {
  const nth = Math.max(1, Math.floor(list.length / count));
  return list.filter((_, index) => index % nth === 0).slice(0, count);
}

for (const file of real) {
  test(`${file}: pages are valid, accessible, quiet, and fit a phone`, {skip}, async () => {
    const {server, report} = await imported(file);
    try {
      const targets = sample(
        report.items
          .filter(item => ['post', 'page'].includes(item.type) && item.target && item.old_urls.some(old => old.status < 400))
          .map(item => item.target),
        12,
      );
      assert.ok(targets.length > 0, 'the report names no target');
      const context = await browser.newContext({viewport: {width: 360, height: 800}});
      const faults = [];
      const documents = [];
      for (const path of ['/', ...targets]) {
        const answer = await fetch(server.url + path);
        assert.equal(answer.status, 200, path);
        documents.push([path, await answer.text()]);
        const page = await context.newPage();
        page.on('console', message => faults.push(`${path} console: ${message.text()}`));
        page.on('request', request => {
          if (!request.url().startsWith(server.url)) faults.push(`${path} asks ${request.url()}`);
        });
        await page.goto(server.url + path, {waitUntil: 'load'});
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (overflow > 0) faults.push(`${path} is ${overflow} px too wide`);
        await page.close();
      }
      await context.close();
      faults.push(...checkHtml(documents));
      faults.push(...(await violations(server.url, documents)));
      assert.deepEqual(faults, []);
    } finally {
      await server.stop();
    }
  });
}

// Script must not run even without the policy that forbids it: the allow-list alone has to hold.
for (const bypassCSP of [true, false]) {
  test(`no script of a hostile export runs, ${bypassCSP ? 'without' : 'with'} the content security policy`, {skip}, async () => {
    const {server} = await imported('hostile/xml/stored-xss-every-field.xml');
    try {
      const context = await browser.newContext({viewport: {width: 1024, height: 800}, bypassCSP});
      const ran = [];
      await context.exposeFunction('scriptRan', where => ran.push(where));
      await context.addInitScript(() => {
        for (const name of ['alert', 'confirm', 'prompt', 'print']) {
          window[name] = () => window.scriptRan(`${name} on ${location.pathname}`);
        }
        document.addEventListener('securitypolicyviolation', event =>
          window.scriptRan(`policy ${event.violatedDirective} on ${location.pathname}`),
        );
      });
      const waiting = ['/', '/feed/', '/nowhere/'];
      const seen = new Set(waiting);
      while (waiting.length > 0 && seen.size < 300) {
        const path = waiting.shift();
        const page = await context.newPage();
        await page.goto(server.url + path).catch(() => {});
        const links = await page.evaluate(() => {
          const events = ['mouseover', 'mouseenter', 'focus', 'pointerenter', 'wheel', 'toggle', 'animationstart', 'error', 'load'];
          for (const element of document.querySelectorAll('*')) {
            for (const name of events) element.dispatchEvent(new Event(name, {bubbles: true}));
            if (/^\s*(javascript|data|vbscript):/i.test(element.getAttribute('href') ?? '')) element.click();
          }
          return [...document.querySelectorAll('a[href]')].map(a => a.href);
        });
        for (const link of links) {
          const url = new URL(link);
          if (url.origin === server.url && !seen.has(url.pathname)) {
            seen.add(url.pathname);
            waiting.push(url.pathname);
          }
        }
        await page.close();
      }
      await context.close();
      assert.ok(seen.size > 5, `only ${seen.size} pages were found`);
      assert.deepEqual(ran, []);
    } finally {
      await server.stop();
    }
  });
}

test('hostile exports are answered in time, within their memory, and ask no one', {skip}, async () => {
  // Imported with 256 MB; the Java tests hold the clock and the canary on the loopback interface.
  for (const name of ['billion-laughs', 'quadratic', 'deep-nesting-200k', 'attr-100k', 'comment-thread-depth-3000']) {
    const folder = temporaryFolder();
    const result = spawnSync(join(import.meta.dirname, '..', 'bin', 'dateline'),
      ['import', 'wordpress', join(data, 'hostile/xml', `${name}.xml`), '--data', join(folder, 'newsroom')],
      {encoding: 'utf8', env: {...process.env, DATELINE_JAVA_OPTIONS: '-Xmx256m'}, timeout: 60_000});
    assert.ok(result.status === 0 || result.status === 1, `${name}: ${result.status} ${result.stderr}`);
    assert.doesNotMatch(result.stderr, /Exception|OutOfMemory/, name);
  }
});
