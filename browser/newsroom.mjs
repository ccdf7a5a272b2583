// Serves a newsroom for a test and opens Chromium on it: the real start script, a real port, a fresh folder.
import {spawn, spawnSync, execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

export const home = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dateline = join(home, 'bin', 'dateline');

// The folder of real exports, or null. Named outright it must be there.
export function sharedData() {
  const named = process.env.DATELINE_DATA;
  if (named) {
    if (!existsSync(named)) throw new Error(`there is no folder ${named}`);
    return named;
  }
  const beside = resolve(home, '..', 'shared', 'data');
  return existsSync(beside) ? beside : null;
}

const folders = [];
process.on('exit', () => folders.forEach(folder => rmSync(folder, {recursive: true, force: true})));

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  folders.push(folder);
  return folder;
}

export function run(...args) {
  return execFileSync(dateline, args, {encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'pipe']});
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const {port} = probe.address();
      probe.close(() => done(port));
    });
  });
}

// Serves `data` and answers {url, port, said, stop, kill}.
export async function serve(data, ...options) {
  return serveAt(await freePort(), data, ...options);
}

export async function serveAt(port, data, ...options) {
  const server = spawn(dateline, ['serve', '--data', data, '--port', String(port), ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise((listening, failed) => {
    const hear = chunk => {
      said += chunk;
      if (said.includes('listens on')) listening();
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.once('exit', code => failed(new Error(`serve ended with ${code}: ${said}`)));
    setTimeout(() => failed(new Error(`serve did not listen in time: ${said}`)), 240_000).unref();
  });
  const ended = new Promise(done => server.once('exit', done));
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    said: () => said,
    async stop() {
      server.kill('SIGTERM');
      await ended;
    },
    async kill() {
      server.kill('SIGKILL');
      await ended;
    },
  };
}

export const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser() {
  return chromium.launch({executablePath: '/usr/bin/chromium', args: flags});
}

// What the Nu HTML checker says against documents, given as [name, html] pairs; nothing when they are valid.
export function checkHtml(documents) {
  const folder = temporaryFolder();
  const names = new Map();
  documents.forEach(([name, html], index) => {
    const file = join(folder, `${index}.html`);
    writeFileSync(file, html);
    names.set(file, name);
  });
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const jar = join(home, 'browser/node_modules/vnu-jar/build/dist/vnu.jar');
  const checked = spawnSync(java, ['-jar', jar, '--format', 'json', '--errors-only', '--exit-zero-always', ...names.keys()], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (checked.error) throw checked.error;
  return JSON.parse(checked.stderr).messages.map(
    error => `${names.get(error.url.replace('file:', ''))} ${error.lastLine}:${error.lastColumn} ${error.message}`,
  );
}
