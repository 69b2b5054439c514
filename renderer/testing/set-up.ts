// Before each file of the window's tests: a busy machine draws a window more slowly than the second that is usual.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: 10_000 });
}

export {};
