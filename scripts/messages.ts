// `node scripts/messages.ts [FOLDER …]`: what is wrong with the texts of the tree, or of these folders and files. Part of
// `npm run check`.
import { parts as german } from '../shared/messages/de/catalogue.ts';
import { checkTexts } from './lib/message-problems.ts';
import { root } from './lib/paths.ts';

const wanted = process.argv.slice(2);
const { problems, texts } = checkTexts(root, german);
const told = problems.filter((line) => wanted.length === 0 || wanted.some((folder) => line.includes(folder)));
for (const problem of told) console.log(problem);
console.log(told.length === 0 ? `messages: ok, ${texts} texts in two languages` : `${told.length} problems`);
process.exitCode = told.length === 0 ? 0 : 1;
