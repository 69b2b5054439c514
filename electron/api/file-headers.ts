// Headers of an answer that is saved as a file.

/** Any name: letters beyond ASCII go by `filename*` (RFC 6266), and none leads out of a folder. */
export function fileHeaders(name: string, type: string): Record<string, string> {
  const safe = name.replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, '_');
  const ascii = safe.replaceAll(/[^\u0020-\u007E]/g, '_');
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeRfc5987(safe)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
}

const encodeRfc5987 = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
