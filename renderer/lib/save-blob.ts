// Saves what the window holds in memory as a file, by the browser's own download.
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has the blob by then; keeping the address would keep the memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
