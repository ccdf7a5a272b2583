// Bundles the story editor: node build.mjs TARGET [offline=true]
//
// Called by Maven. Does nothing when neither the sources nor the packages changed since TARGET was written.
import {createHash} from 'node:crypto';
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));
const [target, ...options] = process.argv.slice(2);
const installed = join(home, 'node_modules', '.installed-from');
const lock = readFileSync(join(home, 'package-lock.json'));
const stamp = join(dirname(target), '..', '..', 'editor-built-from');

function hash(...parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
}

function is(file, content) {
  return existsSync(file) && readFileSync(file, 'utf8') === content;
}

function install() {
  const packages = hash(lock);
  if (is(installed, packages)) return;
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', options.includes('offline=true') ? '--offline' : '--prefer-offline'];
  const npm = spawnSync('npm', words, {cwd: home, stdio: ['ignore', 'inherit', 'inherit']});
  if (npm.error || npm.status !== 0) {
    console.error('The packages of the story editor could not be fetched (npm ci in editor/); see above.');
    process.exit(1);
  }
  writeFileSync(installed, packages);
}

const sources = readdirSync(join(home, 'src')).sort().map(name => readFileSync(join(home, 'src', name)));
const now = hash(lock, readFileSync(fileURLToPath(import.meta.url)), ...sources);
if (!existsSync(target) || !is(stamp, now)) {
  install();
  const {build} = await import('esbuild');
  mkdirSync(dirname(target), {recursive: true});
  await build({
    entryPoints: [join(home, 'src', 'story-editor.mjs')],
    outfile: target,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome120', 'firefox121', 'safari17.4'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  writeFileSync(stamp, now);
}
