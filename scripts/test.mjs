// `npm test`: installs what is missing, runs every part to its end and sums up. The last line is the whole result.
// `npm test -- --live`: lib/live.mjs.
import { ensureElectron } from './lib/electron-binary.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { liveSuites } from './lib/live.mjs';
import { runSuite, suites, sumUp } from './lib/suites.mjs';

try {
  const live = liveSuites(process.argv.slice(2), process.env);
  ensureInstalled();
  // The desktop tests run in it where it is to be had.
  if (!live) await ensureElectron();
  const results = [];
  for (const suite of live ?? suites) results.push({ name: suite.name, ...(await runSuite(suite)) });
  console.log('');
  for (const result of results) console.log(`${result.name}: ${sumUp([result])}`);
  process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
  console.log(sumUp(results));
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
