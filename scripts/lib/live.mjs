// `npm test -- --live [CODE …]`: the tests of providers against the real hosts, where their key is in the environment. Only by this
// switch and never in CI: what others run may be down, and may be billed.

const title = 'real host';

/** The parts to run instead of all others; null where the switch is not set. Throws where it may not be. */
export function liveSuites(args, env) {
  if (!args.includes('--live')) return null;
  if ((env.CI ?? '') !== '') throw new Error('In CI no real host is asked.');
  const codes = args.filter((arg) => arg !== '--live');
  const odd = codes.find((code) => !/^[a-z][a-z-]*$/.test(code));
  if (odd !== undefined) throw new Error(`There is no provider "${odd}". Name them as in docs/providers.md.`);
  const files = codes.map((code) => `electron/providers/${code}.provider.test.ts`);
  const where = files.length > 0 ? files : ['electron/providers/'];
  const reports = ['--reporter=verbose', '--reporter=json', '--outputFile.json={report}'];
  return [
    {
      name: 'live',
      command: ['vitest', 'run', '-t', title, ...where, ...reports],
      env: { ROWBENCH_LIVE: '1' },
      count: countLive,
    },
  ];
}

/** Whatever else stands in these files was not meant. */
function countLive({ testResults }) {
  const ran = testResults.flatMap(({ assertionResults }) => assertionResults);
  const live = ran.filter(({ fullName }) => fullName.includes(title));
  const count = (status) => live.filter((test) => test.status === status).length;
  const [passed, failed] = [count('passed'), count('failed')];
  return { passed, failed, skipped: live.length - passed - failed };
}
