// Asks flagd's own evaluation: one line of "variant=value" per context, a field per flag in the order of the export.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';

const { FlagdCore, MemoryStorage } = createRequire(import.meta.url)('@openfeature/flagd-core');
const [exported, contexts, answers] = process.argv.slice(2);
const silent = { error() {}, warn() {}, info() {}, debug() {} };
const storage = new MemoryStorage(silent);
storage.setConfigurations(readFileSync(exported, 'utf8'), true);
const core = new FlagdCore(storage, silent);
const flags = [...core.getFlags().keys()];
const resolve = { boolean: 'resolveBooleanEvaluation', string: 'resolveStringEvaluation', number: 'resolveNumberEvaluation', object: 'resolveObjectEvaluation' };

const out = createWriteStream(answers);
for await (const line of createInterface({ input: createReadStream(contexts), crlfDelay: Infinity })) {
  const context = JSON.parse(line);
  const fields = flags.map((key) => {
    const answer = core[resolve[typeof core.getFlag(key).variants.get('on')]](key, null, context);
    return `${answer.variant ?? answer.errorCode}=${JSON.stringify(answer.value)}`;
  });
  out.write(fields.join('\t') + '\n');
}
await new Promise((done) => out.end(done));
