// Asks the application through the public server client. Arguments: base address, token, and a JSON list of [type, flag, default, context].
// Prints the evaluation details as JSON, one for each question.
import { OpenFeature } from '@openfeature/server-sdk';
import { OFREPProvider } from '@openfeature/ofrep-provider';

const [base, token, questions] = process.argv.slice(2);
await OpenFeature.setProviderAndWait(new OFREPProvider({ baseUrl: base, headers: [['Authorization', `Bearer ${token}`]] }));
const client = OpenFeature.getClient();
const ask = { boolean: 'getBooleanDetails', string: 'getStringDetails', number: 'getNumberDetails', object: 'getObjectDetails' };
const answers = [];
for (const [type, flag, fallback, context] of JSON.parse(questions)) answers.push(await client[ask[type]](flag, fallback, context));
console.log(JSON.stringify(answers));
await OpenFeature.close();
